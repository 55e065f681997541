namespace Payments;

/// <summary>
/// What this process knows of endpoints that fail. After <see cref="FailuresInARow"/> failures an endpoint is left alone for a
/// while, longer each time, and then tried with one delivery; a success ends it.
/// </summary>
internal sealed class EndpointHealth(TimeProvider time)
{
    public const int FailuresInARow = 5;

    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);

    public static EndpointHealth Of(EngineParts parts) => parts.Once(made => new EndpointHealth(made.Engine.Time));

    /// <summary>True where the last try failed.</summary>
    public bool IsFailing(string endpointId)
    {
        lock (_gate)
            return _states.ContainsKey(endpointId);
    }

    /// <summary>Until when nothing is sent; null where something is.</summary>
    public DateTimeOffset? PausedUntil(string endpointId)
    {
        lock (_gate)
            return _states.TryGetValue(endpointId, out var state) && state.PausedUntil > time.GetUtcNow() ? state.PausedUntil : null;
    }

    public void Succeeded(string endpointId) => Forget(endpointId);

    /// <summary>Begins anew: the endpoint was changed, enabled or disabled.</summary>
    public void Forget(string endpointId)
    {
        lock (_gate)
            _states.Remove(endpointId);
    }

    /// <summary>Takes notice of an endpoint as it is on record, perhaps with what another process has seen, or before a restart.</summary>
    public void Seen(string endpointId, WebhookEndpoint? endpoint)
    {
        lock (_gate)
        {
            if (endpoint is not { DisabledReason: null } || (_states.TryGetValue(endpointId, out var state) && state.Url != endpoint.Url))
                _states.Remove(endpointId);
            if (endpoint is { DisabledReason: null, FailingSince: not null })
                _states.TryAdd(endpointId, new State(endpoint.Url, 1, DateTimeOffset.MinValue, DateTimeOffset.MinValue));
        }
    }

    public void Failed(string endpointId, string url, DateTimeOffset sentAt)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            // Tries that were under way together have seen one failure.
            var state = _states.GetValueOrDefault(endpointId) ?? new State(url, 0, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
            if (sentAt < state.FailedAt)
                return;

            var failures = state.Failures + 1;
            _states[endpointId] = new State(
                url,
                failures,
                now,
                failures < FailuresInARow ? DateTimeOffset.MinValue : now + Pause(failures)
            );
        }
    }

    private static TimeSpan Pause(int failures)
    {
        var pause = _firstPause * Math.Pow(2, Math.Min(failures - FailuresInARow, 20));
        return pause < _longestPause ? pause : _longestPause;
    }

    private sealed record State(string Url, int Failures, DateTimeOffset FailedAt, DateTimeOffset PausedUntil);
}
