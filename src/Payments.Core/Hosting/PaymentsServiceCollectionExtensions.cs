using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Payments;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the payments engine to a host.</summary>
public static class PaymentsServiceCollectionExtensions
{
    /// <summary>
    /// Adds the <see cref="PaymentEngine"/> and its worker. Choose a store and a provider on the builder that it returns;
    /// without either, the host's start fails and names the remedy.
    /// </summary>
    public static PaymentsBuilder AddPayments(this IServiceCollection services, Action<PaymentsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<PaymentsOptions>();
        if (configure is not null)
            services.Configure(configure);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PaymentsOptions>, PaymentsOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(RandomSource.Cryptographic);
        services.TryAddSingleton<WorkSignal>();
        services.TryAddSingleton<EventDispatcher>();
        services.TryAddSingleton(provider => new EngineServices(provider, Concepts.All.Events, EventTypes.All));
        services.TryAddSingleton(provider => new PaymentEngine(new EngineParts(provider.GetRequiredService<EngineServices>(), provider)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PaymentsWorker>());
        return new PaymentsBuilder(services);
    }
}
