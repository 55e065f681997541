using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Specifications;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

/// <summary>The simulator in a host, with the engine that it tells.</summary>
public sealed class EngineNotificationTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly ServiceProvider _services;
    private readonly PaymentEngine _engine;
    private readonly SimulatorNotifier _notifier;

    public EngineNotificationTests()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddPayments().UseInMemoryStore().UseSimulator();
        _services = services.BuildServiceProvider();
        _engine = _services.GetRequiredService<PaymentEngine>();
        _notifier = Assert.Single(_services.GetServices<IHostedService>().OfType<SimulatorNotifier>());
    }

    public async ValueTask DisposeAsync()
    {
        await _notifier.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    [Theory]
    [InlineData("+233200000001", ChargeStatus.Succeeded)]
    [InlineData("+233200000002", ChargeStatus.Failed)]
    [InlineData("+233200000040", ChargeStatus.Underpaid)]
    [InlineData("+233200000110", ChargeStatus.Succeeded)]
    [InlineData("+233200000333", ChargeStatus.Succeeded)]
    [InlineData("+233200000404", ChargeStatus.AwaitingPayment)]
    public async Task The_engine_hears_what_a_payer_does(string phone, ChargeStatus status)
    {
        var charge = await SubmitAsync(phone);
        Assert.Equal(ChargeStatus.AwaitingPayment, charge.Status);

        // The payer who takes a minute: once the notifier waits for her, it has told what came before.
        await SubmitAsync("+233200000060");
        await _notifier.StartAsync(Token);
        await _time.WhenArmedAsync(1, Token);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(ChargeStatus.AwaitingPayment, (await FindAsync(charge)).Status);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _time.WhenArmedAsync(1, Token);

        Assert.Equal(status, (await FindAsync(charge)).Status);
    }

    [Fact]
    public async Task News_out_of_order_end_where_news_in_order_do()
    {
        var simulator = _services.GetRequiredService<PaymentSimulator>();
        var charges = new[] { await SubmitAsync("+233200000041"), await SubmitAsync("+233200000321") };
        _time.Advance(TimeSpan.FromSeconds(6));

        await simulator.NotifyAsync(
            async (notification, cancellationToken) => await _engine.ReceiveAsync(notification, cancellationToken) is null,
            Token
        );

        foreach (var charge in charges)
        {
            var found = await FindAsync(charge);
            Assert.Equal((ChargeStatus.Succeeded, charge.Amount), (found.Status, found.Received));
        }
    }

    private async Task<Charge> SubmitAsync(string phone)
    {
        var session = (
            await _engine.CheckoutSessions.CreateAsync(
                Simulators.Shop,
                new CheckoutSessionRequest { Amount = RailBench.Cedis(1001) },
                cancellationToken: Token
            )
        ).Value;
        var quote = (await _engine.Quotes.CreateForSessionAsync(session, MethodIds.MobileMoney, Currency.Ghs, "mtn", Token)).Value;
        var submission = new PaymentSubmission
        {
            QuoteId = quote.Id,
            Fields = new Dictionary<string, string?> { [Requirement.PhoneNumber] = phone },
        };
        return (await _engine.CheckoutSessions.SubmitAsync(Simulators.Shop, session.Id, submission, Token)).Value.Charge;
    }

    private async Task<Charge> FindAsync(Charge charge) => (await _engine.Charges.GetAsync(Simulators.Shop, charge.Id, Token)).Value;
}
