using Microsoft.Extensions.DependencyInjection;
using Payments.Storage;

namespace Payments;

/// <summary>Reads events and their deliveries.</summary>
public sealed class PaymentEvents
{
    private readonly EngineServices _engine;

    private readonly Dictionary<string, IWebhookFormat> _formats;

    internal static PaymentEvents Of(EngineParts parts) =>
        parts.Once(made => new PaymentEvents(made.Engine, made.Host.GetServices<IWebhookFormat>()));

    internal PaymentEvents(EngineServices engine, IEnumerable<IWebhookFormat> formats)
    {
        _engine = engine;
        _formats = formats.ToDictionary(format => format.Name);
    }

    /// <summary>The event.</summary>
    public async ValueTask<Result<PaymentEvent>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = Id.IsWellFormed(id, EventStorage.IdPrefix)
            ? await _engine.Store.GetAsync(_engine.Events, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
        return found is null ? NotFound(id) : found.Value;
    }

    /// <summary>
    /// Sends an event again: a new delivery, with the retries of any other, to one endpoint or to every one that is not disabled
    /// and takes the event's type. Receivers recognise the event by its id. The host's own handlers are not called. Refused where
    /// there is no such event or endpoint, and where no endpoint takes it.
    /// </summary>
    /// <param name="owner">The owner.</param>
    /// <param name="id">Which event.</param>
    /// <param name="endpointId">One endpoint, whatever types it takes; null is every one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask<Result<IReadOnlyList<WebhookDelivery>>> ResendAsync(
        Owner owner,
        string id,
        string? endpointId = null,
        CancellationToken cancellationToken = default
    )
    {
        var found = await GetAsync(owner, id, cancellationToken).ConfigureAwait(false);
        if (!found.IsSuccess)
            return found.Refusal;

        var type = WebhookEndpointStorage.Table;
        var endpoints = await _engine
            .Store.ListAsync(type, owner, new ListQuery(type.Lists[0], WebhookEndpoints.MaximumPerOwner), cancellationToken)
            .ConfigureAwait(false);
        var chosen = endpoints
            .Select(stored => stored.Value)
            .Where(endpoint => endpointId is null ? endpoint.Receives(found.Value.Type) : endpoint.Id == endpointId)
            .ToList();
        if (endpointId is not null && chosen.Count == 0)
            return WebhookEndpoints.NotFound(endpointId);

        var changes = new ChangeSet(owner);
        var deliveries = new List<WebhookDelivery>();
        foreach (var endpoint in chosen.Where(endpoint => endpoint.DisabledReason is null))
        {
            if (_formats.TryGetValue(endpoint.Format, out var format) && format.Render(found.Value) is { } payload)
                deliveries.Add(Deliveries.Add(_engine, changes, endpoint, found.Value, payload));
        }

        if (deliveries.Count == 0)
            return new Refusal(RefusalKind.WrongState, "no_endpoint", "No webhook endpoint takes this event; register one, or enable it");

        await _engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        return deliveries;
    }

    /// <summary>An owner's events, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<PaymentEvent>>> ListAsync(
        Owner owner,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, _engine.Events, owner, EventStorage.IdPrefix, limit, cursor, cancellationToken);

    /// <summary>A page of an owner's events, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<PaymentEvent>>> ListAsync(
        Owner owner,
        PageRequest page,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, _engine.Events, owner, EventStorage.IdPrefix, page, cancellationToken);

    /// <summary>
    /// A page of the events of payments that one interface made, newest first, with those of customers and bank lines, which belong to no
    /// interface alone.
    /// </summary>
    /// <param name="owner">The owner.</param>
    /// <param name="origin">The interface, such as "syncpay".</param>
    /// <param name="page">Which page; it passes over nothing.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<PaymentEvent>>> ListOfOriginAsync(
        Owner owner,
        string origin,
        PageRequest page,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(page);
        return ListPages.ReadAsync(
            _engine.Store,
            _engine.Events,
            owner,
            EventStorage.IdPrefix,
            page with
            {
                Skip = 0,
            },
            EventStorage.ByOrigin.Name,
            [origin, EventOrigins.Shared],
            cancellationToken
        );
    }

    /// <summary>An owner's deliveries of all events, newest first.</summary>
    /// <inheritdoc cref="ListAsync(Owner, int, string?, CancellationToken)" path="/param"/>
    public ValueTask<Result<ListPage<WebhookDelivery>>> ListDeliveriesAsync(
        Owner owner,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) =>
        ListPages.ReadAsync(
            _engine.Store,
            WebhookDeliveryStorage.Table,
            owner,
            WebhookDeliveryStorage.IdPrefix,
            limit,
            cursor,
            cancellationToken
        );

    /// <summary>The deliveries of one event, oldest first; <see cref="WebhookEndpoints.MaximumPerOwner"/> at most.</summary>
    public async ValueTask<IReadOnlyList<WebhookDelivery>> ListDeliveriesOfAsync(
        Owner owner,
        string eventId,
        CancellationToken cancellationToken = default
    )
    {
        var type = WebhookDeliveryStorage.Table;
        var query = new ListQuery(type.Lists[1], WebhookEndpoints.MaximumPerOwner) { Group = eventId };
        var found = await _engine.Store.ListAsync(type, owner, query, cancellationToken).ConfigureAwait(false);
        return [.. found.Select(stored => stored.Value)];
    }

    private static Refusal NotFound(string id) => new(RefusalKind.NotFound, "event_not_found", $"There is no event {TextExcerpt.Of(id)}");
}
