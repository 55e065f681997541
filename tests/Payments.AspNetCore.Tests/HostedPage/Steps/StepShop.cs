using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>A site whose clock and rates the test moves, and sessions that are paid step by step.</summary>
internal sealed class StepShop : IAsyncDisposable
{
    public static readonly Pricing Global = Pricing.Global.Of(Money.FromMinorUnits(50_00, Currency.Usd));

    public static readonly Pricing Overrides = Pricing.LocalOverrides.Of(
        Money.FromMinorUnits(40_00, Currency.Usd),
        [Money.FromMinorUnits(62_000, Currency.Ghs), Money.FromMinorUnits(6_000_000, Currency.Ngn)]
    );

    private StepShop(CheckoutHost host, ChangingRates rates)
    {
        Host = host;
        Rates = rates;
    }

    public CheckoutHost Host { get; }

    public ChangingRates Rates { get; }

    public Owner Owner => Host.Shop.Owner;

    public static async Task<StepShop> StartAsync(HostPlan? plan = null)
    {
        var rates = new ChangingRates();
        var started = plan ?? new HostPlan();
        return new StepShop(
            await CheckoutHost.StartAsync(
                started with
                {
                    Clock = HostPlan.DocumentClock(),
                    Services = services =>
                    {
                        services.AddSingleton<IExchangeRates>(rates);
                        started.Services?.Invoke(services);
                    },
                }
            ),
            rates
        );
    }

    public async Task<CheckoutSession> CreateAsync(Pricing pricing, Func<CheckoutSessionRequest, CheckoutSessionRequest>? with = null)
    {
        var request = new CheckoutSessionRequest
        {
            Amount = pricing.Base,
            Pricing = pricing,
            ClientReferenceId = "order_77",
            PageUrl = _ => CheckoutHost.NoPage,
        };
        return (
            await Host.Engine.CheckoutSessions.CreateAsync(
                Owner,
                with is null ? request : with(request),
                cancellationToken: TestContextToken.Current
            )
        ).Value;
    }

    public async Task<StepPayer> VisitAsync(CheckoutSession session)
    {
        var payer = new StepPayer(Host, $"{Host.Group}/checkout?s_checkout_session={session.PageToken}");
        await payer.OpenAsync();
        return payer;
    }

    public async Task<CheckoutSession> FindAsync(CheckoutSession session) =>
        (await Host.Engine.CheckoutSessions.GetAsync(Owner, session.Id, TestContextToken.Current)).Value;

    public ValueTask<IReadOnlyList<Charge>> ChargesAsync(CheckoutSession session) =>
        Host.Engine.PaymentIntents.ListChargesAsync(Owner, session.PaymentIntentId, TestContextToken.Current);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
