using Payments.Storage;

namespace Payments;

/// <content>Formats of which an owner has one endpoint.</content>
public sealed partial class WebhookEndpoints
{
    /// <summary>
    /// Makes an endpoint the owner's only one of its format, in one commit: the existing one gets the request's URL and types, its
    /// secret where one is given, and is enabled; others of the format are removed. Its id stays, so that what is pending goes to the
    /// new URL. Where there is none it is registered; however many requests come at once, one remains. Refused as
    /// <see cref="RegisterAsync"/> refuses.
    /// </summary>
    public async ValueTask<Result<WebhookEndpoint>> SetOnlyAsync(
        Owner owner,
        WebhookEndpointRequest request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Check(owner, request, out var url) is { } refusal)
            return refusal;

        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            var all = await ListStoredAsync(owner, cancellationToken).ConfigureAwait(false);
            var ofFormat = all.Where(stored => stored.Value.Format == request.Format).ToList();
            var kept = ofFormat.LastOrDefault(stored => stored.Value.DisabledReason is null) ?? ofFormat.LastOrDefault();
            if (kept is null && all.Count >= MaximumPerOwner)
                return TooMany;

            // Two who insert at once under the name of the format alone are told apart by the store: the second changes what the
            // first has made.
            var endpoint = kept is null
                ? Make(owner, url, request) with
                {
                    RegisteredAs = request.Format,
                }
                : Moved(Update(kept.Value, request), url);
            if (kept is not null && ofFormat.Count == 1 && kept.Value.Url == url && Same(kept.Value, endpoint))
                return kept.Value;

            var changes = new ChangeSet(owner);
            _ = kept is null
                ? changes.Insert(WebhookEndpointStorage.Table, endpoint)
                : changes.Update(WebhookEndpointStorage.Table, kept, endpoint);
            foreach (var other in ofFormat.Where(other => other != kept))
                changes.Delete(WebhookEndpointStorage.Table, other);
            if ((await _engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false)).Status == CommitStatus.Committed)
                return endpoint;
        }

        return IdempotencyRefusals.TooManyWriters;
    }

    /// <summary>
    /// Stops sending to all of an owner's endpoints of a format, in one commit; what is pending is dropped at its next try.
    /// </summary>
    public async ValueTask<Result<IReadOnlyList<WebhookEndpoint>>> DisableAllAsync(
        Owner owner,
        string format,
        string reason,
        CancellationToken cancellationToken = default
    )
    {
        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            var changes = new ChangeSet(owner);
            var disabled = new List<WebhookEndpoint>();
            foreach (
                var stored in (await ListStoredAsync(owner, cancellationToken).ConfigureAwait(false)).Where(stored =>
                    stored.Value.Format == format
                )
            )
            {
                var wasDisabled = stored.Value.DisabledReason is not null;
                disabled.Add(wasDisabled ? stored.Value : stored.Value with { DisabledReason = reason, UpdatedAt = _engine.Now });
                if (!wasDisabled)
                    changes.Update(WebhookEndpointStorage.Table, stored, disabled[^1]);
            }

            if (
                changes.IsEmpty
                || (await _engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false)).Status == CommitStatus.Committed
            )
                return disabled;
        }

        return IdempotencyRefusals.TooManyWriters;
    }

    private static WebhookEndpoint Moved(WebhookEndpoint endpoint, string url) =>
        endpoint.Url == url ? endpoint : endpoint with { Url = url, RegisteredAs = endpoint.Name, FailingSince = null };
}
