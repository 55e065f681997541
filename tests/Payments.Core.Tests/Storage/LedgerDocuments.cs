using Payments.Storage;

namespace Payments.Core.Tests;

/// <summary>The ledger's records: rows, bank lines, customers' credit, ownerships.</summary>
internal static class LedgerDocuments
{
    private const string Customer = "cus_0000000000000000000001";
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);
    private static readonly DateOnly Day = new(2026, 3, 3);
    private static readonly Owner Live = Owner.Live("acct_shop-1");

    private static readonly PostingOptions Rent = new()
    {
        ReportingType = "rent",
        StatementDescriptor = "RENT FLAT 1",
        Unit = "flat-1",
        TransferToOwners = true,
        Shares = [new("ann", 2_500), new("bob", 7_500)],
        CustomerCredit = CustomerCreditUse.Apply,
        CustomerCreditDescription = "For March – ö",
    };

    private static readonly Charge Returned = TestRecords.Charge(
        new ChargeState.Returned("ret_1", DeclineCode.InsufficientFunds, Noon)
    ) with
    {
        Method = MethodIds.BacsDebit,
        Card = null,
        PostingOptions = Rent,
        CustomerId = Customer,
        AvailableOn = Day,
        Transfers = [new("ann", Gbp(3_12)), new("bob", Gbp(9_38), Gbp(1_00))],
        Received = TestRecords.Amount,
        Returned = TestRecords.Amount,
    };

    private static readonly Refund Prepaid = new()
    {
        Id = "re_0000000000000000000001",
        Owner = Live,
        ChargeId = "ch_1",
        Amount = Gbp(5_00),
        Reversals = [new("ann", Gbp(1_25))],
        CreditTaken = Gbp(3_75),
        Provider = "simulator",
        CreatedAt = Noon,
        UpdatedAt = Noon,
        State = new RefundState.Pending(),
    };

    public static IReadOnlyList<(string Name, RecordType Type, object Record)> All { get; } =
    [
        (
            "ledger-transaction.charge",
            PaymentsSchema.Current.Table<LedgerTransaction>(),
            Row(
                new(LedgerEntryKind.Payment, LedgerAccount.Clearing("simulator"), LedgerAccount.Funds, Gbp(100_00), Day),
                new(LedgerEntryKind.Fee, LedgerAccount.Funds, LedgerAccount.Fees, Gbp(1_50), Day),
                new(LedgerEntryKind.Transfer, LedgerAccount.Funds, LedgerAccount.Payee("ann"), Gbp(98_50), Day)
            ) with
            {
                ChargeId = "ch_1",
                CustomerId = Customer,
                Method = MethodIds.Card,
                ReportingType = "rent",
                StatementDescriptor = "RENT FLAT 1",
            }
        ),
        (
            "ledger-transaction.by-hand",
            PaymentsSchema.Current.Table<LedgerTransaction>(),
            Row(new LedgerEntry(LedgerEntryKind.Adjustment, LedgerAccount.Adjustments, LedgerAccount.Funds, Gbp(1), Day)) with
            {
                SourceId = "ltx_0000000000000000000001",
                Description = "A correction – ö",
            }
        ),
        (
            "ledger-transaction.dispute",
            PaymentsSchema.Current.Table<LedgerTransaction>(),
            Row(new LedgerEntry(LedgerEntryKind.Dispute, LedgerAccount.Disputed, LedgerAccount.Clearing("simulator"), Gbp(100_00))) with
            {
                SourceId = "dp_1",
                ChargeId = "ch_1",
            }
        ),
        ("bank-line.suspense", PaymentsSchema.Current.Table<BankLine>(), Line(new BankLineState.Suspense(SuspenseReason.WrongAmount))),
        (
            "bank-line.matched",
            PaymentsSchema.Current.Table<BankLine>(),
            Line(new BankLineState.Matched("cs_1", "ch_1", Noon, Gbp(3_00), ByHand: true)) with
            {
                CustomerId = Customer,
                Remittance = "rent P12345678X",
                PayerName = "Ada Ö",
            }
        ),
        (
            "bank-line.credited",
            PaymentsSchema.Current.Table<BankLine>(),
            Line(new BankLineState.Credited(Customer, Noon, ByHand: false)) with
            {
                CustomerId = Customer,
            }
        ),
        ("bank-line.returned", PaymentsSchema.Current.Table<BankLine>(), Line(new BankLineState.Returned(Noon, "by the bank"))),
        (
            "bank-line.reversed",
            PaymentsSchema.Current.Table<BankLine>(),
            Line(new BankLineState.Reversed(Noon, "rev-1", "by the bank", Gbp(2_50)))
        ),
        (
            "bank-line.of-several",
            PaymentsSchema.Current.Table<BankLine>(),
            Line(
                new BankLineState.Matched("cs_0000000000000000000001", "ch_0000000000000000000001", Noon, null, ByHand: false)
                {
                    Further = [new PaidSession("cs_0000000000000000000002", "ch_0000000000000000000002", Gbp(40_00))],
                }
            )
        ),
        (
            "open-item",
            PaymentsSchema.Current.Table<OpenItem>(),
            new OpenItem
            {
                SessionId = "cs_0000000000000000000001",
                Owner = Live,
                CustomerId = Customer,
                Amount = Gbp(100_00),
                Reference = "P12345678X",
            }
        ),
        (
            "customer-balance",
            PaymentsSchema.Current.Table<CustomerBalance>(),
            new CustomerBalance
            {
                CustomerId = Customer,
                Owner = Live,
                Amounts = [Gbp(30_00), Money.FromMinorUnits(0, Currency.Eur)],
                UpdatedAt = Noon,
            }
        ),
        (
            "customer-balance-transaction.applied",
            PaymentsSchema.Current.Table<CustomerBalanceTransaction>(),
            Change(CustomerBalanceTransactionType.AppliedToPayment, -10_00) with
            {
                SourceId = "cs_1",
                Description = "For March – ö",
            }
        ),
        (
            "customer-balance-transaction.by-hand",
            PaymentsSchema.Current.Table<CustomerBalanceTransaction>(),
            Change(CustomerBalanceTransactionType.Adjustment, 10_00)
        ),
        (
            "unit-ownership",
            PaymentsSchema.Current.Table<UnitOwnership>(),
            new UnitOwnership
            {
                Unit = "flat-1",
                Owner = Live,
                Shares = [new("ann", 2_500), new("bob", 7_500)],
                UpdatedAt = Noon,
            }
        ),
        (
            "unit-ownership.none",
            PaymentsSchema.Current.Table<UnitOwnership>(),
            new UnitOwnership
            {
                Unit = "flat-1",
                Owner = Live,
                Shares = [],
                UpdatedAt = Noon,
            }
        ),
        ("payout-gate", PaymentsSchema.Current.Table<PayoutGate>(), new PayoutGate("GBP", 3, 12_345)),
        ("charge.returned", PaymentsSchema.Current.Table<Charge>(), Returned),
        ("refund.of-prepayment", PaymentsSchema.Current.Table<Refund>(), Prepaid),
        (
            "session.with-credit",
            PaymentsSchema.Current.Table<CheckoutSession>(),
            TestRecords.Session(new SessionState.Open()) with
            {
                PostingOptions = Rent,
                CustomerId = Customer,
                Methods = [MethodIds.BankTransfer],
                CreditApplied = Gbp(2_50),
                PaymentReference = "P12345678X",
            }
        ),
        (
            "event.charge-mismatched",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(
                new ChargeMismatched(
                    Returned with
                    {
                        Mismatch = new(
                            ChargeMismatchKind.MoneyAfterReturn,
                            Payments.Providers.ChargeOutcomeKind.Received,
                            Gbp(200_00),
                            "ref_2",
                            Noon
                        ),
                    },
                    null
                )
            )
        ),
        (
            "provider-reference",
            PaymentsSchema.Current.Table<ProviderReference>(),
            new ProviderReference
            {
                Id = "cards simch_1",
                Owner = Live,
                ChargeId = "ch_0000000000000000000001",
            }
        ),
        ("event.charge-returned", PaymentsSchema.Current.Table<PaymentEvent>(), Event(new ChargeReturned(Returned, null))),
        (
            "event.bank-line-received",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new BankLineReceived(Line(new BankLineState.Suspense(SuspenseReason.OtherCurrency))))
        ),
        (
            "event.bank-line-reversed",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(
                new BankLineReversed(
                    Line(new BankLineState.Reversed(Noon, "rev-1", null, null)),
                    [Line(new BankLineState.Suspense(SuspenseReason.Reopened))]
                )
            )
        ),
        (
            "event.bank-line-resolved",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new BankLineResolved(Line(new BankLineState.Returned(Noon, null))))
        ),
    ];

    private static Money Gbp(long minor) => Money.FromMinorUnits(minor, Currency.Gbp);

    private static LedgerTransaction Row(params LedgerEntry[] entries) =>
        new()
        {
            Id = "ltx_0000000000000000000001",
            Owner = Live,
            PostedAt = Noon,
            SourceId = "ch_1",
            Entries = entries,
        };

    private static BankLine Line(BankLineState state) =>
        new()
        {
            Id = "bln_0000000000000000000001",
            Owner = Live,
            Provider = "bank",
            Reference = "2026-03-01/17",
            Amount = Gbp(100_00),
            BookedAt = Noon,
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
        };

    private static CustomerBalanceTransaction Change(CustomerBalanceTransactionType type, long amount) =>
        new()
        {
            Id = "cbtx_0000000000000000000001",
            Owner = Live,
            CustomerId = Customer,
            Amount = Gbp(amount),
            EndingBalance = Gbp(20_00),
            Type = type,
            CreatedAt = Noon,
        };

    private static PaymentEvent Event(EventData data) =>
        new()
        {
            Id = "evt_0000000000000000000001",
            Owner = Live,
            CreatedAt = Noon,
            Data = data,
        };
}
