using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Claims due work of some kinds and hands it out, so much at once. Several loops, in one process or in many, share the
/// work by its leases. What throws is given back and tried later.
/// </summary>
internal sealed class WorkLoop(EngineServices engine, IReadOnlyList<IWorkHandler> handlers, int concurrency)
{
    private static readonly TimeSpan _longestBackoff = TimeSpan.FromHours(1);

    // Longer than all that one row's work waits for, and no longer: after a crash the rows wait for its end.
    private readonly TimeSpan _lease = TimeSpan.FromSeconds(15) + handlers.Max(handler => handler.LongestWait);
    private readonly Dictionary<string, IWorkHandler> _handlers = handlers.ToDictionary(handler => handler.Kind);
    private readonly string[] _kinds = [.. handlers.Select(handler => handler.Kind)];
    private int _running;

    /// <summary>Works until canceled; then waits for what is under way.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var woken = engine.Signal.Next;
            var wait = engine.Options.WorkPollInterval;
            try
            {
                var free = concurrency - Volatile.Read(ref _running);
                if (free > 0)
                {
                    var batch = await ClaimAsync(free, cancellationToken).ConfigureAwait(false);
                    foreach (var work in batch.Items)
                        Start(work, cancellationToken);
                    if (batch.Items.Count == free)
                        continue;
                    wait = Wait(batch.NextDueAt, wait);
                }
            }
            catch (StoreException exception) when (!cancellationToken.IsCancellationRequested)
            {
                engine.Logger.LogError(exception, "Due work could not be claimed; trying again in {Wait}.", wait);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            await WaitAsync(woken, wait, cancellationToken).ConfigureAwait(false);
        }

        // Taken before the check, so that no end is missed; the clock may stand still.
        for (var woken = engine.Signal.Next; Volatile.Read(ref _running) > 0; woken = engine.Signal.Next)
            await woken.ConfigureAwait(false);
    }

    /// <summary>Does what is due now, one after another, and what becomes due by that. Returns how many rows it handled.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var handled = 0;
        while (await ClaimAsync(concurrency, cancellationToken).ConfigureAwait(false) is { Items.Count: > 0 } batch)
        {
            foreach (var work in batch.Items)
                await HandleAsync(work, cancellationToken).ConfigureAwait(false);
            handled += batch.Items.Count;
        }

        return handled;
    }

    private ValueTask<WorkBatch> ClaimAsync(int limit, CancellationToken cancellationToken) =>
        engine.Store.ClaimAsync(_kinds, engine.Now, _lease, limit, cancellationToken);

    private TimeSpan Wait(DateTimeOffset? nextDueAt, TimeSpan longest)
    {
        var wait = nextDueAt is { } due ? due - engine.Now : longest;
        return wait > longest ? longest
            : wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1)
            : wait;
    }

    private async Task WaitAsync(Task woken, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(woken, Task.Delay(wait, engine.Time, stop.Token)).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
    }

    private void Start(DueWork work, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _running);
        _ = Task.Run(
            async () =>
            {
                try
                {
                    await HandleAsync(work, cancellationToken).ConfigureAwait(false);
                }
                finally
                {
                    // A full loop waits for a free place, and one that stops for every end.
                    if (Interlocked.Decrement(ref _running) == concurrency - 1 || cancellationToken.IsCancellationRequested)
                        engine.Signal.Wake();
                }
            },
            CancellationToken.None
        );
    }

    private async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        try
        {
            await _handlers[work.Kind].HandleAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops. The lease ends by itself, and another process or the next start takes the row up.
        }
#pragma warning disable CA1031 // Whatever a handler throws, its row is given back and the loop goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var delay = Backoff(work.Attempt);
            engine.Logger.LogError(
                exception,
                "{Kind} {Key} of {Owner} failed; trying again in {Delay}.",
                work.Kind,
                work.Key,
                work.Owner,
                delay
            );
            await PostponeAsync(work, delay).ConfigureAwait(false);
        }
    }

    private async Task PostponeAsync(DueWork work, TimeSpan delay)
    {
        try
        {
            await engine
                .CommitAsync(new ChangeSet(work.Owner).Retry(work, engine.Now + delay), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            engine.Logger.LogError(
                exception,
                "{Kind} {Key} of {Owner} could not be given back; its lease ends by itself.",
                work.Kind,
                work.Key,
                work.Owner
            );
        }
    }

    private static TimeSpan Backoff(int attempt) =>
        attempt >= 12 ? _longestBackoff : TimeSpan.FromSeconds(Math.Min(1 << attempt, _longestBackoff.TotalSeconds));
}
