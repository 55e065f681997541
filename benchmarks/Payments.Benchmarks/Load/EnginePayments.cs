using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Providers;

namespace Payments.Benchmarks.Load;

/// <summary>The library as a host uses it: create a session, tokenize a card, pay, with the worker running.</summary>
internal sealed class EnginePayments : IPaymentLoad
{
    private static readonly Owner _owner = Owner.Test("acct_load");
    private static readonly CheckoutSessionRequest _request = new()
    {
        Amount = Money.FromMinorUnits(10000, Currency.Gbp),
        ClientReferenceId = "order_12345",
        SuccessUrl = "https://example.com/success",
        CancelUrl = "https://example.com/cancel",
    };

    private ServiceProvider _services = null!;
    private PaymentEngine _engine = null!;
    private PaymentSimulator _tokenizer = null!;

    public async Task StartAsync(string path)
    {
        var services = new ServiceCollection();
        services.AddPayments().UseSqlite(path).UseSimulator();
        _services = services.BuildServiceProvider();
        _engine = _services.GetRequiredService<PaymentEngine>();
        _tokenizer = _services.GetRequiredService<PaymentSimulator>();
        await _engine.StartAsync();
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
    }

    public async Task PayAsync()
    {
        var session = await _engine.CheckoutSessions.CreateAsync(_owner, _request);
        var card = await _tokenizer.TokenizeAsync(new CardDetails("4242424242424242", 12, 2040, "123"), CancellationToken.None);
        var paid = await _engine.CheckoutSessions.PayAsync(_owner, session.Value.Id, card.Value);
        if (!paid.Value.Session.IsPaid)
            throw new InvalidOperationException("A payment of the load did not go through.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
