using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Sdk;

/// <summary>One host with <see cref="ScriptedProcessor"/> for all tests of a class.</summary>
public sealed class ScriptedHost : IAsyncLifetime
{
    internal CheckoutHost Host { get; private set; } = null!;

    internal ScriptedProcessor Processor => (ScriptedProcessor)Host.Services.GetServices<IPaymentProvider>().First();

    public async ValueTask InitializeAsync() => Host = await CheckoutHost.StartAsync(ScriptedProcessor.Plan);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
