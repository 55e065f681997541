namespace Payments.EndToEnd.Tests;

/// <summary>A shop whose prices stand for a few seconds only.</summary>
public sealed class HastyShop : IAsyncLifetime
{
    private const int QuoteSeconds = 8;

    private RunningShop? _shop;

    internal RunningShop Shop => _shop!;

    public async ValueTask InitializeAsync() => _shop = await RunningShop.StartAsync(CancellationToken.None, quoteSeconds: QuoteSeconds);

    public async ValueTask DisposeAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
    }
}
