namespace Payments;

/// <summary>
/// Host code that acts on an event in this process. It runs after the event is durable, at least once; when it throws it
/// is called again later, for up to three days, and no other handler is. Let it do nothing the second time: an update guarded by its own
/// state. Handlers are told apart by their types, so that a restart calls none again that was done; one given as a delegate may be called
/// again by another build of the host.
/// </summary>
/// <typeparam name="TData">The kind of event, such as <see cref="CheckoutSessionPaid"/>; or <see cref="EventData"/> for all.</typeparam>
public interface IPaymentEventHandler<TData>
    where TData : EventData
{
    /// <summary>Acts on the event.</summary>
    ValueTask HandleAsync(PaymentEvent paymentEvent, TData data, CancellationToken cancellationToken);
}
