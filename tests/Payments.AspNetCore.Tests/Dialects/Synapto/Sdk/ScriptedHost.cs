using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Sdk;

/// <summary>One host with <see cref="CardNumberProvider"/> for all tests of a class.</summary>
public sealed class ScriptedHost : IAsyncLifetime
{
    internal CheckoutHost Host { get; private set; } = null!;

    internal CardNumberProvider Provider => (CardNumberProvider)Host.Services.GetServices<IPaymentProvider>().First();

    public async ValueTask InitializeAsync() => Host = await CheckoutHost.StartAsync(CardNumberProvider.Plan);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
