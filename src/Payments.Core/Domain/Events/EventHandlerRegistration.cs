using Microsoft.Extensions.DependencyInjection;

namespace Payments;

/// <summary>One handler of the host's, closed over the kind of event that it takes.</summary>
internal sealed class EventHandlerRegistration(Func<IServiceProvider, PaymentEvent, CancellationToken, ValueTask> invoke)
{
    public ValueTask InvokeAsync(IServiceProvider services, PaymentEvent paymentEvent, CancellationToken cancellationToken) =>
        invoke(services, paymentEvent, cancellationToken);

    public static EventHandlerRegistration Of<TData>(Func<PaymentEvent, TData, IServiceProvider, CancellationToken, ValueTask> handler)
        where TData : EventData =>
        new(
            (services, paymentEvent, cancellation) =>
                paymentEvent.Data is TData data ? handler(paymentEvent, data, services, cancellation) : ValueTask.CompletedTask
        );

    public static EventHandlerRegistration Of<TData, THandler>()
        where TData : EventData
        where THandler : class, IPaymentEventHandler<TData> =>
        Of<TData>(
            (paymentEvent, data, services, cancellation) =>
                services.GetRequiredService<THandler>().HandleAsync(paymentEvent, data, cancellation)
        );
}
