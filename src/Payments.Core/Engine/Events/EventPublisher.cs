using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Hands the events of one commit out: to the host's handlers, side by side, and as one delivery for each endpoint that receives
/// them, in the order of the events. A handler that throws gets the event again by work of its own, so that it does not delay the others.
/// </summary>
internal sealed class EventPublisher(EngineServices engine, EventDispatcher dispatcher, IEnumerable<IWebhookFormat> formats) : IWorkHandler
{
    private static readonly TimeSpan _handlerRetry = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IWebhookFormat> _formats = formats.ToDictionary(format => format.Name);

    public string Kind => EventStorage.PublishWork;

    public TimeSpan LongestWait => dispatcher.LongestWait;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var endpoints = await ListEndpointsAsync(work.Owner, cancellationToken).ConfigureAwait(false);
        var events = await LoadAsync(work, cancellationToken).ConfigureAwait(false);
        var handled = await Task.WhenAll(events.Select(happened => TryHandleAsync(happened, cancellationToken))).ConfigureAwait(false);
        var changes = new ChangeSet(work.Owner);
        foreach (var (happened, isHandled) in events.Zip(handled))
        {
            if (!isHandled)
                changes.Schedule(EventStorage.HandleWork, happened.Id, engine.Now + _handlerRetry);
            foreach (var endpoint in endpoints)
                AddDelivery(changes, endpoint, happened);
        }

        await engine.CommitAsync(changes.Complete(work), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<List<PaymentEvent>> LoadAsync(DueWork work, CancellationToken cancellationToken)
    {
        var events = new List<PaymentEvent>();
        foreach (var id in work.Data!.Split(','))
        {
            var stored =
                await engine.Store.GetAsync(engine.Events, work.Owner, id, cancellationToken).ConfigureAwait(false)
                ?? throw new StoreException($"Event {id} of {work.Owner} is gone.");
            events.Add(stored.Value);
        }

        return events;
    }

    private async ValueTask<List<WebhookEndpoint>> ListEndpointsAsync(Owner owner, CancellationToken cancellationToken)
    {
        var type = WebhookEndpointStorage.Table;
        var found = await engine
            .Store.ListAsync(type, owner, new ListQuery(type.Lists[0], WebhookEndpoints.MaximumPerOwner), cancellationToken)
            .ConfigureAwait(false);
        return [.. found.Select(stored => stored.Value).Where(endpoint => endpoint.DisabledReason is null)];
    }

    private async Task<bool> TryHandleAsync(PaymentEvent paymentEvent, CancellationToken cancellationToken)
    {
        try
        {
            await dispatcher.DispatchAsync(paymentEvent, cancellationToken).ConfigureAwait(false);
            return true;
        }
#pragma warning disable CA1031 // Whatever host code throws, the event is handed out again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            engine.Logger.LogError(
                exception,
                "A handler threw on {Event} {Type} of {Owner}; it is called again.",
                paymentEvent.Id,
                paymentEvent.Type,
                paymentEvent.Owner
            );
            return false;
        }
    }

    private void AddDelivery(ChangeSet changes, WebhookEndpoint endpoint, PaymentEvent paymentEvent)
    {
        if (
            !endpoint.Receives(paymentEvent.Type)
            || !_formats.TryGetValue(endpoint.Format, out var format)
            || TryRender(format, endpoint, paymentEvent) is not { } payload
        )
            return;

        Deliveries.Add(engine, changes, endpoint, paymentEvent, payload);
    }

    private string? TryRender(IWebhookFormat format, WebhookEndpoint endpoint, PaymentEvent paymentEvent)
    {
        try
        {
            return format.Render(paymentEvent);
        }
#pragma warning disable CA1031 // Whatever a format throws, it would throw again: the event goes to everybody else.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            engine.Logger.LogCritical(
                exception,
                "The format {Format} cannot write {Event} {Type} of {Owner}; endpoint {Endpoint} does not get it.",
                format.Name,
                paymentEvent.Id,
                paymentEvent.Type,
                paymentEvent.Owner,
                endpoint.Id
            );
            return null;
        }
    }
}

/// <summary>Calls handlers again with an event on which one of them threw, for up to three days.</summary>
internal sealed class EventRetrier(EngineServices engine, EventDispatcher dispatcher) : IWorkHandler
{
    private static readonly TimeSpan _giveUpAfter = TimeSpan.FromDays(3);

    public string Kind => EventStorage.HandleWork;

    public TimeSpan LongestWait => dispatcher.LongestWait;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var stored = await engine.Store.GetAsync(engine.Events, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (stored is not null && engine.Now - stored.Value.CreatedAt < _giveUpAfter)
            await dispatcher.DispatchAsync(stored.Value, cancellationToken).ConfigureAwait(false);
        else
            engine.Logger.LogError(
                "Event {Event} of {Owner} was not handled in {Time}; nobody calls the handlers with it again.",
                work.Key,
                work.Owner,
                _giveUpAfter
            );
        await engine.CommitAsync(new ChangeSet(work.Owner).Complete(work), cancellationToken).ConfigureAwait(false);
    }
}
