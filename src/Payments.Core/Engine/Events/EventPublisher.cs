using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Hands the events of one commit out: as one call for each of the host's handlers, and as one delivery for each endpoint that receives
/// them, in the order of the events. It calls nobody, so that no handler and no receiver holds up another.
/// </summary>
internal sealed class EventPublisher(EngineServices engine, HandlerCalls handlers, IEnumerable<IWebhookFormat> formats) : IWorkHandler
{
    public static EventPublisher Of(EngineParts parts) =>
        parts.Once(made => new EventPublisher(made.Engine, HandlerCalls.Of(made), made.Host.GetServices<IWebhookFormat>()));

    private readonly Dictionary<string, IWebhookFormat> _formats = formats.ToDictionary(format => format.Name);

    public string Kind => EventStorage.PublishWork;

    public TimeSpan LongestWait => TimeSpan.Zero;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var endpoints = await ListEndpointsAsync(work.Owner, cancellationToken).ConfigureAwait(false);
        var events = await LoadAsync(work, cancellationToken).ConfigureAwait(false);
        var changes = new ChangeSet(work.Owner);
        foreach (var happened in events)
        {
            handlers.Schedule(changes, happened);
            AddDeliveries(changes, endpoints, happened);
        }

        await engine.CommitAsync(changes.Complete(work), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A delivery for each of the endpoints that receives the event.</summary>
    public void AddDeliveries(ChangeSet changes, List<WebhookEndpoint> endpoints, PaymentEvent paymentEvent)
    {
        foreach (var endpoint in endpoints)
            AddDelivery(changes, endpoint, paymentEvent);
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

    /// <summary>An owner's endpoints that are not disabled.</summary>
    public async ValueTask<List<WebhookEndpoint>> ListEndpointsAsync(Owner owner, CancellationToken cancellationToken)
    {
        var type = WebhookEndpointStorage.Table;
        var found = await engine
            .Store.ListAsync(type, owner, new ListQuery(type.Lists[0], WebhookEndpoints.MaximumPerOwner), cancellationToken)
            .ConfigureAwait(false);
        return [.. found.Select(stored => stored.Value).Where(endpoint => endpoint.DisabledReason is null)];
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
