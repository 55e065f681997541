using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Sends one delivery once, and notes what came of it. The same id and bytes each time, signed anew; a crash between the send
/// and the note sends it again, which receivers recognise by its id.
/// </summary>
internal sealed class WebhookDeliverer(
    EngineServices engine,
    IEnumerable<IWebhookFormat> formats,
    IWebhookSender sender,
    EndpointHealth health,
    EndpointFailures failures
)
{
    private readonly Dictionary<string, IWebhookFormat> _formats = formats.ToDictionary(format => format.Name);

    public TimeSpan LongestWait => _formats.Values.Select(format => format.AcknowledgeWithin).DefaultIfEmpty().Max();

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var delivery = await engine
            .Store.GetAsync(WebhookDeliveryStorage.Table, work.Owner, work.Key, cancellationToken)
            .ConfigureAwait(false);
        if (delivery is null || delivery.Value.Status != DeliveryStatus.Pending)
        {
            await engine.CommitAsync(new ChangeSet(work.Owner).Complete(work), cancellationToken).ConfigureAwait(false);
            return;
        }

        var endpoint = await engine
            .Store.GetAsync(WebhookEndpointStorage.Table, work.Owner, delivery.Value.EndpointId, cancellationToken)
            .ConfigureAwait(false);
        if (endpoint is null || endpoint.Value.DisabledReason is not null || !_formats.TryGetValue(endpoint.Value.Format, out var format))
        {
            health.Forget(delivery.Value.EndpointId);
            var dropped = delivery.Value with { Status = DeliveryStatus.Dropped, NextAttemptAt = null };
            await engine
                .CommitAsync(
                    new ChangeSet(work.Owner).Update(WebhookDeliveryStorage.Table, delivery, dropped).Complete(work),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return;
        }

        var sentAt = engine.Now;
        var headers = format.Sign(delivery.Value, [.. endpoint.Value.SigningSecrets(sentAt)], sentAt);
        var post = new WebhookPost(
            new Uri(endpoint.Value.Url),
            work.Owner.Livemode,
            delivery.Value.Payload,
            headers,
            format.AcknowledgeWithin
        );
        var result = await sender.SendAsync(post, cancellationToken).ConfigureAwait(false);
        await NoteAsync(work, delivery, endpoint, result, sentAt).ConfigureAwait(false);
    }

    private async ValueTask NoteAsync(
        DueWork work,
        Stored<WebhookDelivery> delivery,
        Stored<WebhookEndpoint> endpoint,
        WebhookSendResult result,
        DateTimeOffset sentAt
    )
    {
        var changes = new ChangeSet(work.Owner);
        var noted = delivery.Value with
        {
            Attempts = [.. delivery.Value.Attempts, new DeliveryAttempt(sentAt, result.StatusCode, result.Error)],
            NextAttemptAt = null,
        };
        if (result.IsAcknowledged)
        {
            changes.Update(WebhookDeliveryStorage.Table, delivery, noted with { Status = DeliveryStatus.Delivered }).Complete(work);
        }
        else if (
            !result.IsGone && WebhookRetrySchedule.TryNext(noted.Attempts.Count, engine.Random.NextUnit(), result.RetryAfter, out var delay)
        )
        {
            var next = engine.Now + delay;
            changes.Update(WebhookDeliveryStorage.Table, delivery, noted with { NextAttemptAt = next }).Retry(work, next);
        }
        else
        {
            changes
                .Update(
                    WebhookDeliveryStorage.Table,
                    delivery,
                    noted with
                    {
                        Status = result.IsGone ? DeliveryStatus.Dropped : DeliveryStatus.Exhausted,
                    }
                )
                .Complete(work);
            engine.Logger.LogWarning(
                "Webhook {Delivery} to {Endpoint} of {Owner} is abandoned after {Attempts} attempts.",
                delivery.Value.Id,
                endpoint.Value.Id,
                work.Owner,
                noted.Attempts.Count
            );
        }

        // The response has arrived even if the host is stopping: record it, or the webhook is sent once more.
        await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
        if (result.IsAcknowledged)
            health.Succeeded(endpoint.Value.Id);
        else
            health.Failed(endpoint.Value.Id, endpoint.Value.Url, sentAt);
        await failures.NoteAsync(endpoint.Value, result).ConfigureAwait(false);
    }
}
