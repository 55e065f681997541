using Xunit;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>One host for all tests of a class; each takes a shop of its own where it counts what is stored.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    internal CheckoutHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await CheckoutHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
