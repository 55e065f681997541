using Payments.Storage;

namespace Payments;

/// <summary>The events that happened, and what became of their deliveries.</summary>
public sealed class PaymentEvents
{
    private readonly EngineServices _engine;

    internal PaymentEvents(EngineServices engine) => _engine = engine;

    /// <summary>An owner's events, newest first.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public ValueTask<Result<ListPage<PaymentEvent>>> ListAsync(Owner owner, int limit = 20, string? cursor = null, CancellationToken cancellationToken = default) =>
        ListPages.ReadAsync(_engine.Store, RecordTypes.Events, owner, IdPrefix.Event, limit, cursor, cancellationToken);

    /// <summary>An owner's deliveries of all events, newest first.</summary>
    /// <inheritdoc cref="ListAsync" path="/param"/>
    public ValueTask<Result<ListPage<WebhookDelivery>>> ListDeliveriesAsync(Owner owner, int limit = 20, string? cursor = null, CancellationToken cancellationToken = default) =>
        ListPages.ReadAsync(_engine.Store, RecordTypes.Deliveries, owner, IdPrefix.Delivery, limit, cursor, cancellationToken);

    /// <summary>The deliveries of one event, oldest first; <see cref="WebhookEndpoints.MaximumPerOwner"/> at most.</summary>
    public async ValueTask<IReadOnlyList<WebhookDelivery>> ListDeliveriesOfAsync(Owner owner, string eventId, CancellationToken cancellationToken = default)
    {
        var type = RecordTypes.Deliveries;
        var query = new ListQuery(type.Lists[1], WebhookEndpoints.MaximumPerOwner) { Group = eventId };
        var found = await _engine.Store.ListAsync(type, owner, query, cancellationToken).ConfigureAwait(false);
        return [.. found.Select(stored => stored.Value)];
    }
}
