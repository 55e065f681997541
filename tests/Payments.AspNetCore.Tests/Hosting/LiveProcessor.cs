using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>Stands in for a provider of live payments; nothing in these tests may ever charge by it.</summary>
internal sealed class LiveProcessor : IPaymentProvider
{
    public string Name => "live";

    public bool Livemode => true;

    public static void Add(IServiceCollection services) => services.AddSingleton<IPaymentProvider, LiveProcessor>();

    public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A test charged by the live processor.");
}
