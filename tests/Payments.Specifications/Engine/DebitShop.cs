using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>
/// A shop that debits bank accounts in the United Kingdom and tells its payers by mail. The clock stands at noon of a Monday.
/// </summary>
public sealed class DebitShop : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string?> Account = new()
    {
        [Requirement.AccountHolderName] = "Ada Lovelace",
        [Requirement.SortCode] = "10-88-00",
        [Requirement.AccountNumber] = "00012345",
    };

    public DebitShop(IPaymentStore store)
    {
        var time = new ManualTimeProvider();
        time.Advance(Monday - time.GetUtcNow());
        Provider = new RailsProvider
        {
            Methods =
            [
                new MethodOffer
                {
                    Method = MethodIds.Card,
                    DisplayName = "Card",
                    Description = "Pay by card",
                    Currencies = [Currency.Gbp],
                },
                new MethodOffer
                {
                    Method = MethodIds.BacsDebit,
                    DisplayName = "Bacs Direct Debit",
                    Description = "Debit an account",
                    Currencies = [Currency.Gbp],
                    Requirements =
                    [
                        new(Requirement.AccountHolderName, RequirementKind.AccountHolder),
                        new(Requirement.SortCode, RequirementKind.SortCode),
                        new(Requirement.AccountNumber, RequirementKind.UkAccountNumber),
                    ],
                    OnRequest = true,
                },
            ],
            OnCharge = _ => new(Submitted(time)),
            OnResolve = _ => new(new ChargeOutcome.Pending()),
        };
        Host = new EngineHost(
            store,
            time,
            [Provider],
            configure: builder =>
                builder.UseEmail(Mail, options => options.From = "shop@example.com").Services.AddSingleton<IEmailComposer>(Mail)
        );
    }

    public static Owner Shop { get; } = Owner.Test("acct_shop");

    public EngineHost Host { get; }

    public PaymentEngine Engine => Host.Engine;

    public RailsProvider Provider { get; }

    public MailedNotices Mail { get; } = new();

    /// <summary>A debit of 500 pounds that is with the bank.</summary>
    public async Task<Charge> DebitAsync()
    {
        var session = await OpenAsync([MethodIds.BacsDebit]);
        var quote = (await Engine.Quotes.CreateForSessionAsync(session.Value, MethodIds.BacsDebit, Currency.Gbp)).Value;
        var attempt = await Engine.CheckoutSessions.SubmitAsync(
            Shop,
            session.Value.Id,
            new PaymentSubmission { QuoteId = quote.Id, Fields = Account }
        );
        Assert.Null(attempt.Refusal);
        Assert.Equal(MandateReference.For(DebitScheme.Bacs, quote.Id), Provider.Charges.Last().MandateReference);
        await Host.RunAsync();
        return attempt.Value.Charge;
    }

    public async Task<Result<CheckoutSession>> OpenAsync(IReadOnlyList<string> methods) =>
        await Engine.CheckoutSessions.CreateAsync(
            Shop,
            new CheckoutSessionRequest
            {
                Amount = Money.FromMinorUnits(500_00, Currency.Gbp),
                Methods = methods,
                NeverExpires = true,
                Customer = new CustomerDetails { Email = "ada@example.com" },
            }
        );

    public async Task<Charge> TellAsync(Charge charge, ChargeOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(charge);
        var told = await Engine.Charges.ReceiveAsync(new ChargeNotification(Provider.Name, Shop, charge.Id, outcome));
        await Host.RunAsync();
        return told.Value;
    }

    public async Task<CheckoutSession> SessionAsync(Charge charge)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return (await Engine.CheckoutSessions.GetAsync(Shop, charge.SessionId!)).Value;
    }

    /// <summary>The types of the events of charges, sessions and disputes, by name.</summary>
    public async Task<string> EventsAsync() =>
        string.Join(
            ' ',
            (await Engine.Events.ListAsync(Shop, Limits.PageSize))
                .Value.Items.Select(happened => happened.Type)
                .Where(type => !type.StartsWith("email.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );

    /// <summary>"available pending reserved" and what the provider has of it, in pounds; and that the two agree.</summary>
    public async Task<string> BooksAsync()
    {
        var balance = await Engine.Ledger.GetBalanceAsync(Shop, Currency.Gbp);
        var accounts = await Engine.Ledger.ListAccountsAsync(Shop);
        Assert.Equal(0, accounts.Sum(account => account.Amount.MinorUnits));
        var clearing = accounts.FirstOrDefault(account => account.Account == LedgerAccount.Clearing(Provider.Name))?.Amount.MinorUnits ?? 0;
        return $"{balance.Available.MinorUnits / 100} {balance.Pending.MinorUnits / 100} "
            + $"{balance.Reserved.MinorUnits / 100}, {-clearing / 100}";
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static ChargeOutcome.Pending Submitted(ManualTimeProvider time) =>
        new() { Timings = DebitSchedule.For(DebitScheme.Bacs, time.GetUtcNow(), newMandate: true).Timings };
}
