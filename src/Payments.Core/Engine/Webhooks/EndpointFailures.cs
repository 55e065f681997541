using System.Globalization;
using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Keeps on record since when an endpoint fails, and disables it when it is gone or has failed for days. The merchant is told by an event.
/// </summary>
internal sealed class EndpointFailures(EngineServices engine)
{
    /// <summary>After so long with failures alone an endpoint is disabled.</summary>
    public static TimeSpan DisableAfter { get; } = TimeSpan.FromDays(5);

    /// <summary>Notes what came of a try at the endpoint as it was read before.</summary>
    public async ValueTask NoteAsync(WebhookEndpoint tried, WebhookSendResult result)
    {
        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            var stored = await engine
                .Store.GetAsync(WebhookEndpointStorage.Table, tried.Owner, tried.Id, CancellationToken.None)
                .ConfigureAwait(false);

            // A result of the address that it had before says nothing of the one that it has now.
            if (stored is null || stored.Value.Url != tried.Url || Next(stored.Value, result) is not { } next)
                return;

            var changes = new ChangeSet(tried.Owner).Update(WebhookEndpointStorage.Table, stored, next);
            if (next.DisabledReason is { } reason)
                EventOutbox.Add(engine, changes, engine.Now, new WebhookEndpointDisabled(next.Id, next.Url, next.Format, reason));
            if ((await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false)).Status != CommitStatus.Committed)
                continue;

            if (next.DisabledReason is not null)
                engine.Logger.LogWarning(
                    "Webhook endpoint {Endpoint} of {Owner} is disabled: {Reason}.",
                    next.Id,
                    next.Owner,
                    next.DisabledReason
                );
            return;
        }
    }

    /// <summary>The endpoint after the result, or null where it stays as it is.</summary>
    private WebhookEndpoint? Next(WebhookEndpoint endpoint, WebhookSendResult result)
    {
        if (endpoint.DisabledReason is not null)
            return null;
        if (result.IsAcknowledged)
            return endpoint.FailingSince is null ? null : endpoint with { FailingSince = null };
        if (result.IsGone)
            return Disabled(endpoint, "The receiver answered 410 Gone");
        if (endpoint.FailingSince is not { } since)
            return endpoint with { FailingSince = engine.Now };
        return engine.Now - since < DisableAfter
            ? null
            : Disabled(
                endpoint,
                string.Create(CultureInfo.InvariantCulture, $"Every try has failed since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
            );
    }

    private WebhookEndpoint Disabled(WebhookEndpoint endpoint, string reason) =>
        endpoint with
        {
            DisabledReason = reason,
            UpdatedAt = engine.Now,
        };
}
