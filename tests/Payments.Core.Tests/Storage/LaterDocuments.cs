using Payments.Storage;

namespace Payments.Core.Tests;

/// <summary>Pricing, rails and refunds, which came after one-card payments.</summary>
internal static class LaterDocuments
{
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);
    private static readonly Owner Live = Owner.Live("acct_shop-1");
    private static readonly Pricing Priced = Pricing.LocalOverrides.Of(
        Money.FromMinorUnits(20_00, Currency.Usd),
        [Money.FromMinorUnits(30_000_00, Currency.Ngn)]
    );
    private static readonly ExchangeRate Rate = new(Currency.Usd, Currency.Ghs, 15.4321m, Noon, "rates.example");
    private static readonly PaymentInstructions Bank = new PaymentInstructions.BankAccount(
        "Überbank",
        "0123456789",
        "Shop & Sons",
        "SP-77"
    );
    private static readonly FeeSchedule Fees = FeeSchedule.Of(
        1.5m,
        [Money.FromMinorUnits(1_00, Currency.Ngn)],
        null,
        [Money.FromMinorUnits(2_000_00, Currency.Ngn)],
        FeeBearer.Customer
    );

    private static readonly CheckoutSession Rich = TestRecords.Session(new SessionState.Open()) with
    {
        Amount = Priced.Base,
        Pricing = Priced,
        Customer = new CustomerDetails
        {
            Email = "ada@shop.example",
            Name = "Ada Ö",
            FirstName = "Ada",
            LastName = "Ö",
        },
        ClientReferenceId = "order-1",
        ReferenceIsUnique = true,
        Origin = "another",
        OneAttempt = true,
        Simulate = SimulatedOutcome.Underpaid,
    };

    private static readonly Charge Underpaid = Charge(new ChargeState.Underpaid("ref_1", Noon, Bank, Noon.AddHours(1))) with
    {
        Received = Money.FromMinorUnits(5_00, Currency.Ngn),
        Refunded = Money.FromMinorUnits(1_00, Currency.Ngn),
        Simulate = SimulatedOutcome.Underpaid,
        History =
        [
            new ChargeHistoryEntry(ChargeStatus.AwaitingPayment, Noon, "ref_1", null),
            new ChargeHistoryEntry(ChargeStatus.Underpaid, Noon, "ref_1", "Less than the amount was received"),
        ],
    };

    private static readonly Charge PaidLate = Charge(new ChargeState.PaidLate("ref_1", Noon)) with
    {
        Received = Money.FromMinorUnits(5_00, Currency.Ngn),
    };

    public static IReadOnlyList<(string Name, RecordType Type, object Record)> All { get; } =
    [
        ("session.priced", PaymentsSchema.Current.Table<CheckoutSession>(), Rich),
        (
            "session.global",
            PaymentsSchema.Current.Table<CheckoutSession>(),
            Rich with
            {
                Pricing = Pricing.Global.Of(Priced.Base),
                Customer = null,
                ReferenceIsUnique = false,
            }
        ),
        (
            "session.failed",
            PaymentsSchema.Current.Table<CheckoutSession>(),
            TestRecords.Session(new SessionState.Failed("ch_1", DeclineCode.PayerRefused, Noon)) with
            {
                OneAttempt = true,
            }
        ),
        (
            "charge.awaiting-transfer",
            PaymentsSchema.Current.Table<Charge>(),
            Charge(new ChargeState.AwaitingPayment("ref_1", Bank, Noon.AddHours(1)))
        ),
        (
            "charge.awaiting-prompt",
            PaymentsSchema.Current.Table<Charge>(),
            Charge(new ChargeState.AwaitingPayment("ref_1", new PaymentInstructions.PhonePrompt("MTN MoMo", "67"), Noon.AddMinutes(5))) with
            {
                Method = MethodIds.MobileMoney,
                Rail = "mtn",
            }
        ),
        ("charge.underpaid", PaymentsSchema.Current.Table<Charge>(), Underpaid),
        ("charge.accepted", PaymentsSchema.Current.Table<Charge>(), Underpaid with { State = new ChargeState.Accepted("ref_1", Noon) }),
        ("charge.expired", PaymentsSchema.Current.Table<Charge>(), Charge(new ChargeState.Expired(ChargeExpiry.TimeElapsed, Noon))),
        ("charge.given-up", PaymentsSchema.Current.Table<Charge>(), Charge(new ChargeState.Expired(ChargeExpiry.GivenUp, Noon))),
        ("charge.paid-late", PaymentsSchema.Current.Table<Charge>(), PaidLate),
        (
            "event.session-paid-by",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new CheckoutSessionPaid(Rich, Charge(new ChargeState.Succeeded("ref_1", Noon))))
        ),
        (
            "event.session-expired-with",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(
                new CheckoutSessionExpired(
                    Rich with
                    {
                        State = new SessionState.Canceled(Noon),
                    },
                    Charge(new ChargeState.Expired(ChargeExpiry.GivenUp, Noon))
                )
            )
        ),
        (
            "event.charge-failed-of",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new ChargeFailed(Charge(new ChargeState.Failed(DeclineCode.Underpaid, Noon)), Rich))
        ),
        (
            "event.charge-expired",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new ChargeExpired(Charge(new ChargeState.Expired(ChargeExpiry.TimeElapsed, Noon)), Rich))
        ),
        ("event.charge-underpaid", PaymentsSchema.Current.Table<PaymentEvent>(), Event(new ChargeUnderpaid(Underpaid, Rich))),
        (
            "event.charge-overpaid",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(
                new ChargeOverpaid(
                    Charge(new ChargeState.Succeeded("ref_1", Noon)) with
                    {
                        Received = Money.FromMinorUnits(long.MaxValue, Currency.Ngn),
                    },
                    Rich
                )
            )
        ),
        ("event.charge-paid-late", PaymentsSchema.Current.Table<PaymentEvent>(), Event(new ChargePaidLate(PaidLate, Rich))),
        (
            "event.refund-updated",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new RefundUpdated(Refund(new RefundState.Succeeded("ref_9", Noon)), Underpaid, Rich))
        ),
        (
            "event.refund-updated-alone",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new RefundUpdated(Refund(new RefundState.Failed("The account is closed", Noon)), Underpaid, null))
        ),
        (
            "quote.frozen",
            PaymentsSchema.Current.Table<Quote>(),
            Quote("quote", "cs_0000000000000000000001", MethodIds.MobileMoney, "mtn", Currency.Ghs, Rate)
        ),
        (
            "quote.used",
            PaymentsSchema.Current.Table<Quote>(),
            Quote("used", null, MethodIds.Card, null, Currency.Ngn, null) with
            {
                ChargeId = "ch_1",
                FeeBearer = FeeBearer.Customer,
            }
        ),
        (
            "method-settings.some",
            PaymentsSchema.Current.Table<MethodSettings>(),
            Settings(
                new EnabledMethod(MethodIds.BankTransfer, [Currency.Ngn, Currency.Usd], Fees),
                new EnabledMethod(MethodIds.Card, [Currency.Gbp])
            )
        ),
        ("method-settings.none", PaymentsSchema.Current.Table<MethodSettings>(), Settings()),
        ("refund.pending", PaymentsSchema.Current.Table<Refund>(), TestRecords.Refund(new RefundState.Pending())),
        ("refund.succeeded", PaymentsSchema.Current.Table<Refund>(), Refund(new RefundState.Succeeded("ref_9", Noon))),
        ("refund.failed", PaymentsSchema.Current.Table<Refund>(), Refund(new RefundState.Failed("The account is closed", Noon))),
        (
            "claimed-reference",
            PaymentsSchema.Current.Table<ClaimedReference>(),
            new ClaimedReference("checkout:order – 1", "cs_0000000000000000000001")
        ),
        (
            "signing-key",
            PaymentsSchema.Current.Table<SigningKey>(),
            new SigningKey("checkout_token", Convert.ToBase64String(new byte[32]), Noon)
        ),
        ("owner-tag", PaymentsSchema.Current.Table<OwnerTag>(), new OwnerTag("a1B2c3D4", Live)),
    ];

    /// <summary>A quote that tells its payer's fields apart, as this release writes it.</summary>
    public static (string Name, RecordType Type, object Record) ConfirmedQuote =>
        (
            "quote.confirmed",
            PaymentsSchema.Current.Table<Quote>(),
            Quote("used", null, MethodIds.BankTransfer, null, Currency.Ngn, null) with
            {
                ChargeId = "ch_1",
                PayerDigest = "C1hVYl5bmBOeNHhcwDVVJgrGh2B5LWOwnt7nElp7zrM=",
            }
        );

    private static Charge Charge(ChargeState state) =>
        TestRecords.Charge(state) with
        {
            Amount = Money.FromMinorUnits(30_451_00, Currency.Ngn),
            Method = MethodIds.BankTransfer,
            Card = null,
            QuoteId = "qte_0000000000000000000001",
            Fee = Money.FromMinorUnits(451_00, Currency.Ngn),
            PayableUntil = Noon.AddHours(1),
        };

    private static PaymentEvent Event(EventData data) =>
        new()
        {
            Id = "evt_0000000000000000000001",
            Owner = Live,
            CreatedAt = Noon,
            Data = data,
        };

    private static Quote Quote(string id, string? sessionId, string method, string? rail, Currency currency, ExchangeRate? rate) =>
        new()
        {
            Id = "qte_" + id,
            Owner = Live,
            SessionId = sessionId,
            Pricing = Priced,
            Method = method,
            Rail = rail,
            Amounts = Amounts(currency, rate),
            FeeBearer = FeeBearer.Organization,
            ExpiresAt = Noon.AddSeconds(30),
            CreatedAt = Noon,
        };

    private static QuoteAmounts Amounts(Currency currency, ExchangeRate? rate) =>
        QuoteMath.Price(Priced, currency, rate, Fees, out var amounts) == QuoteRefusal.None
            ? amounts!
            : throw new InvalidOperationException(currency.Code);

    private static MethodSettings Settings(params EnabledMethod[] methods) =>
        new()
        {
            Owner = Live,
            Methods = methods,
            UpdatedAt = Noon,
        };

    private static Refund Refund(RefundState state) =>
        TestRecords.Refund(state) with
        {
            Reference = "refund-1",
            Reason = "The coffee was \"cold\"",
            FeeBearer = FeeBearer.Customer,
            Simulate = SimulatedOutcome.Success,
        };
}
