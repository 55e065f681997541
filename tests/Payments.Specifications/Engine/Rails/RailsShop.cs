using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>A shop that takes cards, transfers and mobile money, with its provider, its rates and its clock in the test's hands.</summary>
public sealed class RailsShop : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> NoFields = [];

    /// <param name="store">With the tables of <see cref="PaymentsSchema.Current"/>.</param>
    /// <param name="late">What becomes of money that arrives late.</param>
    /// <param name="beside">Another shop, whose clock, provider and rates this one shares; null for none.</param>
    /// <param name="random">Where ids come from; null for chance.</param>
    public RailsShop(
        IPaymentStore store,
        LatePaymentPolicy late = LatePaymentPolicy.Hold,
        RailsShop? beside = null,
        RandomSource? random = null
    )
    {
        Time = beside?.Time ?? new ManualTimeProvider();
        Provider = beside?.Provider ?? new RailsProvider();
        Rates = beside?.Rates ?? new ScriptedRates(Time);
        Store = new WatchedStore(store, beside?.Store.Book);
        Host = new EngineHost(
            Store,
            Time,
            [Provider],
            beside?.Log,
            random,
            builder => builder.Services.AddSingleton<IExchangeRates>(Rates),
            options => options.LatePayments = late
        );
    }

    /// <summary>A price of 20 dollars that is 10,000 naira in naira, and converted anywhere else.</summary>
    public static Pricing Price { get; } =
        Pricing.LocalOverrides.Of(Money.FromMinorUnits(20_00, Currency.Usd), [Money.FromMinorUnits(10_000_00, Currency.Ngn)]);

    public static Owner Shop { get; } = Owner.Test("acct_shop");

    public WatchedStore Store { get; }

    public RailsProvider Provider { get; }

    public ScriptedRates Rates { get; }

    public ManualTimeProvider Time { get; }

    public EngineHost Host { get; }

    public RecordingLog Log => Host.Log;

    public PaymentEngine Engine => Host.Engine;

    public DateTimeOffset Now => Time.GetUtcNow();

    public async Task<CheckoutSession> OpenAsync(
        Owner? owner = null,
        bool oneAttempt = false,
        TimeSpan? lifetime = null,
        Pricing? pricing = null
    )
    {
        var price = pricing ?? Price;
        return (
            await Engine.CheckoutSessions.CreateAsync(
                owner ?? Shop,
                new CheckoutSessionRequest
                {
                    Amount = price.Base,
                    Pricing = price,
                    OneAttempt = oneAttempt,
                    Lifetime = lifetime,
                }
            )
        ).Value;
    }

    public async Task<Quote> QuoteAsync(
        CheckoutSession session,
        string method = MethodIds.BankTransfer,
        Currency? currency = null,
        string? rail = null
    ) => (await Engine.Quotes.CreateForSessionAsync(session, method, currency ?? Currency.Ngn, rail)).Value;

    public Task<Result<PaymentAttempt>> SubmitAsync(
        CheckoutSession session,
        string quoteId,
        Dictionary<string, string?>? fields = null,
        TokenizedCard? card = null
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        return Engine
            .CheckoutSessions.SubmitAsync(
                session.Owner,
                session.Id,
                new PaymentSubmission
                {
                    QuoteId = quoteId,
                    Fields = fields ?? NoFields,
                    Card = card,
                }
            )
            .AsTask();
    }

    /// <summary>Begins a transfer of 10,000 naira.</summary>
    public async Task<Charge> TransferAsync(CheckoutSession session) =>
        (await SubmitAsync(session, (await QuoteAsync(session)).Id)).Value.Charge;

    /// <summary>A transfer that waits for its payer, until half an hour from now.</summary>
    public async Task<Charge> AwaitedAsync(bool oneAttempt = false, Owner? owner = null) =>
        await TransferAsync(await OpenAsync(owner, oneAttempt));

    /// <summary>The provider tells of the charge.</summary>
    public Task<Result<Charge>> TellAsync(Charge charge, ChargeOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return Engine.Charges.ReceiveAsync(new ChargeNotification(Provider.Name, charge.Owner, charge.Id, outcome)).AsTask();
    }

    /// <summary>The provider tells how much has arrived in all, in major units.</summary>
    public async Task<Charge> PaidAsync(Charge charge, long total)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return (
            await TellAsync(
                charge,
                new ChargeOutcome.Received("ref_" + charge.Id, Money.FromMinorUnits(total * 100, charge.Amount.Currency))
            )
        ).Value;
    }

    /// <summary>The payer's time passes, and the provider says that nothing has arrived.</summary>
    public async Task<Charge> ExpiredAsync(Charge charge)
    {
        ArgumentNullException.ThrowIfNull(charge);
        var before = Provider.OnResolve;
        Provider.OnResolve = _ => new(new ChargeOutcome.Pending());
        if (charge.PayableUntil > Now)
            Time.Advance(charge.PayableUntil.Value - Now);
        await Host.RunAsync();
        Provider.OnResolve = before;
        return await ReadAsync(charge);
    }

    public async Task<Charge> ReadAsync(Charge charge)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return (await Engine.Charges.GetAsync(charge.Owner, charge.Id)).Value;
    }

    public async Task<Result<Charge>> AcceptAsync(Charge charge)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return (await Engine.Charges.AcceptAsync(charge.Owner, charge.Id));
    }

    public async Task<Result<Charge>> ReturnFundsAsync(Charge charge)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return (await Engine.Charges.RefundAsync(charge.Owner, charge.Id));
    }

    /// <summary>Asks for money back, in major units; all that is left where none is named.</summary>
    public async Task<Result<Refund>> RefundAsync(Charge charge, long? amount = null, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(charge);
        var money = amount is { } major ? Money.FromMinorUnits(major * 100, charge.Amount.Currency) : (Money?)null;
        return (
            await Engine.Refunds.CreateAsync(
                charge.Owner,
                new RefundCreation
                {
                    ChargeId = charge.Id,
                    Amount = money,
                    Reference = reference,
                }
            )
        );
    }

    public async Task<CheckoutSession> SessionAsync(Charge charge)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return (await Engine.CheckoutSessions.GetAsync(charge.Owner, charge.SessionId!)).Value;
    }

    /// <summary>All that is written down about the charge's session, which agrees.</summary>
    public async Task<PaymentRecords> AgreedAsync(Charge charge) => (await Host.ReadAsync(await SessionAsync(charge))).Agree();

    /// <summary>
    /// That a charge stands where it should, with so much money received and so much of it on its way back, in major units.
    /// </summary>
    public async Task StandsAsync(Charge charge, ChargeStatus status, long received = 0, long refunded = 0)
    {
        var standing = await ReadAsync(charge);
        Assert.Equal(
            (status, received * 100, refunded * 100),
            (standing.Status, standing.AmountReceived.MinorUnits, standing.AmountRefunded.MinorUnits)
        );
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
