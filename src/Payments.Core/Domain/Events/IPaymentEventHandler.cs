using Microsoft.Extensions.DependencyInjection;

namespace Payments;

/// <summary>
/// Host code that acts on an event in this process. It runs after the event is durable, at least once; when it throws it
/// is called again later, for up to three days. Let it do nothing the second time: an update guarded by its own state.
/// </summary>
/// <typeparam name="TData">The kind of event, such as <see cref="CheckoutSessionPaid"/>; or <see cref="EventData"/> for all.</typeparam>
public interface IPaymentEventHandler<TData>
    where TData : EventData
{
    /// <summary>Acts on the event.</summary>
    ValueTask HandleAsync(PaymentEvent paymentEvent, TData data, CancellationToken cancellationToken);
}

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
