using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Payments;
using Payments.Providers;
using Payments.Simulator;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The set-up verb of the simulator.</summary>
public static class SimulatorBuilderExtensions
{
    /// <summary>
    /// Test charges go to the simulator, which takes <see cref="TestCards"/>, <see cref="TestPhones"/> and
    /// <see cref="TestBankAccounts"/> and moves no money. While the host runs, the engine is notified of what payers do. Wrong options,
    /// and a
    /// ledger that cannot be opened, are refused at start. Safe to repeat: there is one simulator, and each call's options add to
    /// those before.
    /// </summary>
    /// <param name="builder">What AddPayments returned.</param>
    /// <param name="configure">Sets the options; null leaves the defaults.</param>
    public static PaymentsBuilder UseSimulator(this PaymentsBuilder builder, Action<SimulatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<SimulatorOptions>().ValidateOnStart();
        if (configure is not null)
            services.Configure(configure);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SimulatorOptions>, SimulatorOptionsValidator>());
        services.TryAddSingleton(Create);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPaymentProvider, PaymentSimulator>(Resolve));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SimulatorNotifier>(CreateNotifier));
        return builder;
    }

    private static PaymentSimulator Resolve(IServiceProvider services) => services.GetRequiredService<PaymentSimulator>();

    private static PaymentSimulator Create(IServiceProvider services) =>
        new(
            services.GetRequiredService<IOptions<SimulatorOptions>>().Value,
            services.GetRequiredService<IOptions<PaymentsOptions>>().Value.CalendarOf,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<RandomSource>(),
            services.GetService<ILogger<PaymentSimulator>>()
        );

    private static SimulatorNotifier CreateNotifier(IServiceProvider services)
    {
        var engine = services.GetRequiredService<PaymentEngine>();
        return new SimulatorNotifier(
            services.GetRequiredService<PaymentSimulator>(),
            services.GetRequiredService<TimeProvider>(),
            async (notification, cancellationToken) =>
                await engine.ReceiveAsync(notification, cancellationToken) is not { Kind: RefusalKind.Conflict },
            services.GetService<ILogger<SimulatorNotifier>>() ?? NullLogger<SimulatorNotifier>.Instance
        );
    }
}
