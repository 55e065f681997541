using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments;
using Payments.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The verbs of Core.</summary>
public static class PaymentsBuilderExtensions
{
    /// <summary>Keeps everything in this process's memory: for tests and trials. It is gone with the process.</summary>
    public static PaymentsBuilder UseInMemoryStore(this PaymentsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPaymentStore, InMemoryPaymentStore>(_ => new InMemoryPaymentStore(RecordTypes.Schema)));
        return builder;
    }

    /// <summary>
    /// Calls host code with each event of a kind, after it is durable and at least once; see <see cref="IPaymentEventHandler{TData}"/>.
    /// The services are of a scope for this event.
    /// </summary>
    /// <typeparam name="TData">The kind of event, such as <see cref="CheckoutSessionPaid"/>; or <see cref="EventData"/> for all.</typeparam>
    public static PaymentsBuilder OnEvent<TData>(this PaymentsBuilder builder, Func<PaymentEvent, TData, IServiceProvider, CancellationToken, ValueTask> handler)
        where TData : EventData
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(handler);
        builder.Services.AddSingleton(EventHandlerRegistration.Of(handler));
        return builder;
    }

    /// <summary>Calls a handler class with each event of a kind; it is made anew for each, in a scope of its own.</summary>
    /// <typeparam name="TData">The kind of event, such as <see cref="CheckoutSessionPaid"/>; or <see cref="EventData"/> for all.</typeparam>
    /// <typeparam name="THandler">The handler.</typeparam>
    public static PaymentsBuilder AddEventHandler<TData, [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(this PaymentsBuilder builder)
        where TData : EventData
        where THandler : class, IPaymentEventHandler<TData>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddTransient<THandler>();
        builder.Services.AddSingleton(EventHandlerRegistration.Of<TData, THandler>());
        return builder;
    }
}
