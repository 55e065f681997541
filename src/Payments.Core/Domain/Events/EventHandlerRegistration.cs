using Microsoft.Extensions.DependencyInjection;

namespace Payments;

/// <summary>One handler of the host's, closed over the kind of event that it takes.</summary>
internal sealed class EventHandlerRegistration
{
    private readonly Func<EventData, bool> _takes;
    private readonly Func<IServiceProvider, PaymentEvent, CancellationToken, ValueTask> _invoke;

    private EventHandlerRegistration(
        string name,
        Func<EventData, bool> takes,
        Func<IServiceProvider, PaymentEvent, CancellationToken, ValueTask> invoke
    )
    {
        Name = name;
        _takes = takes;
        _invoke = invoke;
    }

    /// <summary>
    /// The same after a restart, so that a handler that is done with an event is not called with it again. A class is named by its type.
    /// A delegate has no name that outlives a compilation, and another build's delegate must never pass for it.
    /// </summary>
    public string Name { get; }

    public bool Takes(PaymentEvent paymentEvent) => _takes(paymentEvent.Data);

    public ValueTask InvokeAsync(IServiceProvider services, PaymentEvent paymentEvent, CancellationToken cancellationToken) =>
        _invoke(services, paymentEvent, cancellationToken);

    public static EventHandlerRegistration Of<TData>(Func<PaymentEvent, TData, IServiceProvider, CancellationToken, ValueTask> handler)
        where TData : EventData
    {
        var method = handler.Method;
        return Of($"{method.DeclaringType?.FullName}.{method.Name} of {method.Module.ModuleVersionId}", handler);
    }

    public static EventHandlerRegistration Of<TData, THandler>()
        where TData : EventData
        where THandler : class, IPaymentEventHandler<TData> =>
        Of<TData>(
            typeof(THandler).FullName!,
            (paymentEvent, data, services, cancellation) =>
                services.GetRequiredService<THandler>().HandleAsync(paymentEvent, data, cancellation)
        );

    private static EventHandlerRegistration Of<TData>(
        string name,
        Func<PaymentEvent, TData, IServiceProvider, CancellationToken, ValueTask> handler
    )
        where TData : EventData =>
        new(
            $"{typeof(TData).FullName} to {name}",
            data => data is TData,
            (services, paymentEvent, cancellation) => handler(paymentEvent, (TData)paymentEvent.Data, services, cancellation)
        );
}
