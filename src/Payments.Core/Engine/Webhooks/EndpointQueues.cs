using Payments.Storage;

namespace Payments;

/// <summary>
/// Sends what waits for one endpoint, a few at a time, until nothing is due. Its row of work is due whenever one of the deliveries is; it
/// is written anew with each delivery, so that one that comes in the last moment is not missed.
/// </summary>
internal sealed class EndpointQueues(EngineServices engine, WebhookDeliverer deliverer, DeliveryPlaces places, EndpointHealth health)
    : IWorkHandler
{
    /// <summary>
    /// How many queues are emptied at once. It costs little memory, and <see cref="DeliveryPlaces"/> says what is sent at once.
    /// </summary>
    public const int AtOnce = 1024;

    private static readonly TimeSpan _placeWait = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<(Owner Owner, string Id), Drain> _drains = [];
    private readonly WorkRunner _runner = new(engine);

    // As the loops': longer than all that one try waits for.
    private readonly TimeSpan _lease = TimeSpan.FromSeconds(15) + deliverer.LongestWait;

    public string Kind => WebhookDeliveryStorage.QueueWork;

    public TimeSpan LongestWait => deliverer.LongestWait;

    public Task HandleAsync(DueWork work, CancellationToken cancellationToken) =>
        HandleAsync(work, places.EndpointShare, cancellationToken);

    public Task HandleInTurnAsync(DueWork work, CancellationToken cancellationToken) => HandleAsync(work, 1, cancellationToken);

    private async Task HandleAsync(DueWork work, int share, CancellationToken cancellationToken)
    {
        if (Begin(work) is not { } drain)
            return;

        try
        {
            do await EmptyAsync(drain, share, cancellationToken).ConfigureAwait(false);
            while (!End(drain, isDone: true));
        }
        catch
        {
            End(drain, isDone: false);
            throw;
        }

        // Where a delivery has come in the meantime the row is another, and stays.
        var changes = new ChangeSet(work.Owner);
        _ = drain.NextDueAt is { } next ? changes.Retry(drain.Row, next) : changes.Complete(drain.Row);
        await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task EmptyAsync(Drain drain, int share, CancellationToken cancellationToken)
    {
        var (owner, id) = (drain.Row.Owner, drain.Row.Key);
        var endpoint = await engine.Store.GetAsync(WebhookEndpointStorage.Table, owner, id, cancellationToken).ConfigureAwait(false);
        health.Seen(id, endpoint?.Value);

        var running = new List<Task>();
        try
        {
            for (var isEmpty = false; ; )
            {
                running.RemoveAll(task => task.IsCompleted);
                var failing = health.IsFailing(id);
                var free = (failing ? 1 : share) - running.Count;
                var paused = health.PausedUntil(id);
                if (free > 0 && paused is null && !isEmpty)
                {
                    if (await HoldAsync(owner, failing, free, cancellationToken).ConfigureAwait(false) is not { } held)
                    {
                        drain.NextDueAt = engine.Now + _placeWait;
                        return;
                    }

                    isEmpty = !await BeginAsync(drain, running, held, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                if (running.Count == 0)
                {
                    if (paused is { } until)
                        drain.NextDueAt = await FirstAfterAsync(drain, until, cancellationToken).ConfigureAwait(false);
                    return;
                }

                await Task.WhenAny([drain.More, .. running]).ConfigureAwait(false);
                lock (_gate)
                    drain.TakeMore();
                isEmpty = false;
            }
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(false);
        }
    }

    // A place comes before the claim: what waits for one must not wait under a lease. An endpoint that fails does not wait at all.
    private async ValueTask<IReadOnlyList<IDisposable>?> HoldAsync(
        Owner owner,
        bool failing,
        int most,
        CancellationToken cancellationToken
    ) =>
        !failing ? await places.EnterAsync(owner, most, cancellationToken).ConfigureAwait(false)
        : places.TryEnterSlow(owner) is { } place ? [place]
        : null;

    /// <summary>Begins a try in each place. False where nothing is due.</summary>
    private async Task<bool> BeginAsync(
        Drain drain,
        List<Task> running,
        IReadOnlyList<IDisposable> held,
        CancellationToken cancellationToken
    )
    {
        var used = 0;
        try
        {
            var kind = WebhookDeliveryStorage.QueueOf(drain.Row.Key);
            var batch = await engine.Store.ClaimAsync([kind], engine.Now, _lease, held.Count, cancellationToken).ConfigureAwait(false);
            drain.NextDueAt = batch.NextDueAt;
            foreach (var work in batch.Items)
                running.Add(TryAsync(work, held[used++], cancellationToken));
            return batch.Items.Count > 0;
        }
        finally
        {
            foreach (var place in held.Skip(used))
                place.Dispose();
        }
    }

    // Nothing was due when time began: the claim brings no row, and says when the first one is due.
    private async Task<DateTimeOffset?> FirstAfterAsync(Drain drain, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var kind = WebhookDeliveryStorage.QueueOf(drain.Row.Key);
        var none = await engine.Store.ClaimAsync([kind], DateTimeOffset.UnixEpoch, _lease, 1, cancellationToken).ConfigureAwait(false);
        return none.NextDueAt > until ? none.NextDueAt
            : none.NextDueAt is null ? null
            : until;
    }

    private async Task TryAsync(DueWork work, IDisposable place, CancellationToken cancellationToken)
    {
        using (place)
            await _runner.RunAsync(work, deliverer.HandleAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Null where the endpoint's queue is being emptied: that goes on then, and takes the newer row to itself.</summary>
    private Drain? Begin(DueWork work)
    {
        lock (_gate)
        {
            if (_drains.TryGetValue((work.Owner, work.Key), out var drain))
            {
                drain.Renew(work);
                return null;
            }

            return _drains[(work.Owner, work.Key)] = new Drain(work);
        }
    }

    /// <summary>False where the queue was filled while it was emptied.</summary>
    private bool End(Drain drain, bool isDone)
    {
        lock (_gate)
        {
            if (isDone && drain.TakeMore())
                return false;

            _drains.Remove((drain.Row.Owner, drain.Row.Key));
            return true;
        }
    }

    private sealed class Drain(DueWork row)
    {
        private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DueWork Row { get; private set; } = row;

        /// <summary>Completed where the queue was filled.</summary>
        public Task More => _more.Task;

        /// <summary>When the first of what remains is due; null where nothing remains.</summary>
        public DateTimeOffset? NextDueAt { get; set; }

        public void Renew(DueWork newer)
        {
            Row = newer;
            _more.TrySetResult();
        }

        public bool TakeMore()
        {
            if (!_more.Task.IsCompleted)
                return false;

            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }
}
