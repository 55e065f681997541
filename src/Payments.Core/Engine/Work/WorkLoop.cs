using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Claims due work of some kinds and hands it out, so much at once. Several loops, in one process or in many, share the
/// work by its leases. What throws is given back and tried later.
/// </summary>
/// <param name="engine">The engine's services.</param>
/// <param name="handlers">What does each kind.</param>
/// <param name="concurrency">How many rows are under way at once.</param>
/// <param name="sideBySide">Whether rows that are due together are begun together even where no loop runs.</param>
internal sealed class WorkLoop(EngineServices engine, IReadOnlyList<IWorkHandler> handlers, int concurrency, bool sideBySide = false)
{
    // Longer than all that one row's work waits for, and no longer: after a crash the rows wait for its end.
    private readonly TimeSpan _lease = TimeSpan.FromSeconds(15) + handlers.Max(handler => handler.LongestWait);
    private readonly Dictionary<string, IWorkHandler> _handlers = handlers.ToDictionary(handler => handler.Kind);
    private readonly string[] _kinds = [.. handlers.Select(handler => handler.Kind)];
    private readonly WorkRunner _runner = new(engine);
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

    /// <summary>Does what is due now, and what becomes due by that. Returns how many rows it handled.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var handled = 0;
        while (await ClaimAsync(concurrency, cancellationToken).ConfigureAwait(false) is { Items.Count: > 0 } batch)
        {
            if (sideBySide)
                await Task.WhenAll(batch.Items.Select(work => HandleAsync(work, cancellationToken))).ConfigureAwait(false);
            else
                foreach (var work in batch.Items)
                    await _runner.RunAsync(work, _handlers[work.Kind].HandleInTurnAsync, cancellationToken).ConfigureAwait(false);
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

    private Task HandleAsync(DueWork work, CancellationToken cancellationToken) =>
        _runner.RunAsync(work, _handlers[work.Kind].HandleAsync, cancellationToken);
}
