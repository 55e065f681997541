using Payments.Storage;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>
/// Thousands of records of each sort for one owner. What a list is narrowed to is one in a few hundred of them, so that whoever looks for
/// it among all has to read them all.
/// </summary>
internal sealed class BusyOwner(Owner owner)
{
    public const int Records = 5000;

    private static readonly Money Amount = Money.FromMinorUnits(12_50, Currency.Gbp);

    private static readonly DateTimeOffset Start = new(2025, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public List<Charge> Charges { get; } = [];

    public List<Refund> Refunds { get; } = [];

    public List<PaymentIntent> Intents { get; } = [];

    public List<CheckoutSession> Sessions { get; } = [];

    public List<Customer> Customers { get; } = [];

    public List<Dispute> Disputes { get; } = [];

    public List<BankLine> BankLines { get; } = [];

    public List<CustomerBalanceTransaction> Credits { get; } = [];

    public List<LedgerTransaction> Moves { get; } = [];

    public List<PaymentEvent> Events { get; } = [];

    /// <summary>The charge of an intent that Yorlet made, with refunds and moves all along.</summary>
    public Charge Chosen => Charges[7];

    public async Task StoreAsync(IPaymentStore store)
    {
        Make(Records);
        await InsertAsync(Charges);
        await InsertAsync(Refunds);
        await InsertAsync(Intents);
        await InsertAsync(Sessions);
        await InsertAsync(Customers);
        await InsertAsync(Disputes);
        await InsertAsync(BankLines);
        await InsertAsync(Credits);
        await InsertAsync(Moves);
        await InsertAsync(Events);

        async Task InsertAsync<T>(List<T> records)
            where T : class
        {
            foreach (var some in records.Chunk(500))
            {
                var changes = new ChangeSet(owner);
                foreach (var record in some)
                    changes.Insert(PaymentsSchema.Current.Table<T>(), record);
                Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(changes, TestContext.Current.CancellationToken)).Status);
            }
        }
    }

    public void Make(int records)
    {
        for (var at = 0; at < records; at++)
            MakeOne(at);
    }

    private void MakeOne(int at)
    {
        var now = Start.AddSeconds(at);
        var origin = at % 230 == 7 ? "yorlet" : null;
        var chargeId = New("ch_");
        var intent = new PaymentIntent
        {
            Id = New("pi_"),
            Owner = owner,
            Amount = Amount,
            Origin = origin,
            CreatedAt = now,
            UpdatedAt = now,
            State = at == 7 ? new IntentState.Succeeded(chargeId, now) : new IntentState.RequiresPaymentMethod(),
        };
        var charge = new Charge
        {
            Id = chargeId,
            Owner = owner,
            PaymentIntentId = intent.Id,
            Amount = Amount,
            Provider = "test",
            CreatedAt = now,
            UpdatedAt = now,
            State = (at % 400) switch
            {
                3 => new ChargeState.Underpaid("r", now),
                5 or 6 => new ChargeState.PaidLate("r", now),
                9 => new ChargeState.Failed(DeclineCode.CardDeclined, now),
                11 => new ChargeState.AwaitingPayment("r", new PaymentInstructions.PhonePrompt("MTN", "1234"), now),
                _ => new ChargeState.Succeeded("r", now),
            },
            History = at % 400 == 5 ? [Was(ChargeStatus.Failed), Was(ChargeStatus.PaidLate)] : [],
        };
        var customer = new Customer
        {
            Id = New("cus_"),
            Owner = owner,
            DeletedAt = at % 250 == 1 ? null : now,
            CreatedAt = now,
            UpdatedAt = now,
        };
        Intents.Add(intent);
        Charges.Add(charge);
        Customers.Add(customer);
        Sessions.Add(
            new CheckoutSession
            {
                Id = New("cs_"),
                Owner = owner,
                Amount = Amount,
                PaymentIntentId = intent.Id,
                PageToken = $"token {at}",
                Origin = origin,
                ExpiresAt = now.AddYears(1),
                CreatedAt = now,
                UpdatedAt = now,
                State = new SessionState.Open(),
            }
        );
        Refunds.Add(
            new Refund
            {
                Id = New("re_"),
                Owner = owner,
                ChargeId = at > 7 && at % 200 == 0 ? Chosen.Id : charge.Id,
                Amount = Amount,
                Provider = "test",
                CreatedAt = now,
                UpdatedAt = now,
                State = (at % 300) switch
                {
                    2 => new RefundState.Failed("no", now),
                    4 => new RefundState.Canceled(now),
                    6 => new RefundState.Pending(),
                    _ => new RefundState.Succeeded("r", now),
                },
            }
        );
        Disputes.Add(
            new Dispute
            {
                Id = New("dp_"),
                Owner = owner,
                ChargeId = charge.Id,
                Amount = Amount,
                Reason = default,
                EvidenceDueBy = now,
                Provider = "test",
                Reference = $"d{at}",
                CreatedAt = now,
                UpdatedAt = now,
                State = new DisputeState.Lost(now),
            }
        );
        BankLines.Add(
            new BankLine
            {
                Id = New("bln_"),
                Owner = owner,
                Provider = "test",
                Reference = $"b{at}",
                Amount = Amount,
                BookedAt = now,
                CreatedAt = now,
                UpdatedAt = now,
                State = at % 270 == 8 ? new BankLineState.Returned(now, null) : new BankLineState.Credited(customer.Id, now, ByHand: false),
            }
        );
        Credits.Add(
            new CustomerBalanceTransaction
            {
                Id = New("cbtx_"),
                Owner = owner,
                CustomerId = at % 220 == 1 ? Customers[1 % Customers.Count].Id : customer.Id,
                Amount = Amount,
                EndingBalance = Amount,
                Type = default,
                CreatedAt = now,
            }
        );
        Moves.Add(
            new LedgerTransaction
            {
                Id = New("ltx_"),
                Owner = owner,
                PostedAt = now,
                SourceId = charge.Id,
                ChargeId = at > 7 && at % 210 == 0 ? Chosen.Id : charge.Id,
                Entries = [new(LedgerEntryKind.Payment, LedgerAccount.Clearing("test"), LedgerAccount.Funds, Amount)],
            }
        );
        Events.Add(
            new PaymentEvent
            {
                Id = New("evt_"),
                Owner = owner,
                CreatedAt = now,
                Data =
                    at % 260 == 3 ? new CustomerCreated(customer)
                    : origin is not null || at % 3 == 0 ? new PaymentIntentCanceled(intent)
                    : new DisputeClosed(Disputes[^1], charge),
            }
        );

        string New(string prefix) => Id.New(prefix, now, RandomSource.Cryptographic);

        ChargeHistoryEntry Was(ChargeStatus status) => new(status, now, null, null);
    }
}
