using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Hands out the events that this process has just committed: calls the handlers, and puts the deliveries of all that wait of an owner
/// into one commit. While that is on its way to the disk the next ones gather.
/// </summary>
internal sealed class EventHandOut(EngineServices engine, EventPublisher publisher, HandlerCalls handlers)
{
    private const int MostAtOnce = 256;

    // A call that takes longer gets a row of its own, so that the other handlers and the receivers do not wait for it.
    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Dictionary<Owner, List<CommittedEvents>> _next = [];
    private readonly HashSet<Task> _running = [];

    public static EventHandOut Of(EngineParts parts) =>
        parts.Once(made => new EventHandOut(made.Engine, EventPublisher.Of(made), HandlerCalls.Of(made)));

    /// <summary>Works until canceled; then gives back what was not begun, and waits for what is under way.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        engine.Fresh.Open();
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var ofOwner in (await engine.Fresh.TakeAsync(MostAtOnce, cancellationToken).ConfigureAwait(false)).GroupBy(Owner))
                Start(ofOwner.Key, [.. ofOwner], cancellationToken);
        }

        await GiveBackAsync(engine.Fresh.Close()).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    private static Owner Owner(CommittedEvents events) => events.Row.Owner;

    // One hand-out of an owner is under way at a time: what comes meanwhile goes together in the next.
    private void Start(Owner owner, List<CommittedEvents> events, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_next.TryGetValue(owner, out var waiting))
            {
                waiting.AddRange(events);
                return;
            }

            _next[owner] = events;
        }

        Track(Task.Run(() => HandOutAsync(owner, cancellationToken), CancellationToken.None));
    }

    private async Task HandOutAsync(Owner owner, CancellationToken cancellationToken)
    {
        while (Next(owner) is { Count: > 0 } events)
        {
            // What has waited long is left to others, who may claim it before it is noted here: it must not be handed out by two.
            var latest = engine.Now - FreshEvents.Lease / 2;
            var left = cancellationToken.IsCancellationRequested ? events : events.FindAll(one => one.Row.DueAt <= latest);
            await GiveBackAsync(left).ConfigureAwait(false);
            if (left.Count < events.Count)
                await HandOutAsync(owner, left.Count == 0 ? events : [.. events.Except(left)], cancellationToken).ConfigureAwait(false);
        }
    }

    private List<CommittedEvents> Next(Owner owner)
    {
        lock (_gate)
        {
            var waiting = _next[owner];
            var next = waiting.Count <= MostAtOnce ? waiting : waiting[..MostAtOnce];
            if (waiting.Count == 0)
                _next.Remove(owner);
            else
                _next[owner] = waiting[next.Count..];
            engine.Fresh.Began(next.Count);
            return next;
        }
    }

    private async Task HandOutAsync(Owner owner, List<CommittedEvents> events, CancellationToken cancellationToken)
    {
        var handedOut = new List<HandedOut>(events.Count);
        try
        {
            var endpoints = await publisher.ListEndpointsAsync(owner, cancellationToken).ConfigureAwait(false);
            var longest = Task.Delay(_breath, TimeProvider.System, CancellationToken.None);
            foreach (var one in events)
            {
                var calls = new List<FirstCall>();
                foreach (var happened in one.Events)
                    await handlers.BeginAsync(happened, calls, longest, cancellationToken).ConfigureAwait(false);
                handedOut.Add(new HandedOut(one, calls));
            }

            await WaitAsync(handedOut, longest).ConfigureAwait(false);
            if (await TryCommitAsync(owner, handedOut, endpoints).ConfigureAwait(false) || handedOut.Count == 1)
                return;

            // Another process has taken one of the rows: the others are committed by themselves.
            foreach (var one in handedOut)
                await TryCommitAsync(owner, [one], endpoints).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await GiveBackAsync(events).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever is thrown, the rows are claimed again at the end of their lease.
        catch (Exception error)
#pragma warning restore CA1031
        {
            engine.Logger.LogError(
                error,
                "{Count} commits' events of {Owner} are handed out again in {Time}.",
                events.Count,
                owner,
                FreshEvents.Lease
            );
        }
        finally
        {
            // Also of a call whose row could not be written the end is waited for, before the worker stops.
            foreach (var call in handedOut.SelectMany(one => one.Calls))
            {
                if (call.Running is { IsCompleted: false } running)
                    Track(running);
            }
        }
    }

    private static async Task WaitAsync(List<HandedOut> handedOut, Task longest)
    {
        var running = handedOut.SelectMany(one => one.Calls).Select(call => call.Running).OfType<Task>().Where(call => !call.IsCompleted);
        if (running.ToList() is { Count: > 0 } calls)
            await Task.WhenAny(Task.WhenAll(calls), longest).ConfigureAwait(false);
    }

    private async Task<bool> TryCommitAsync(Owner owner, List<HandedOut> handedOut, List<WebhookEndpoint> endpoints)
    {
        var changes = new ChangeSet(owner);
        var rows = new List<(DueWork Row, FirstCall Call)>();
        foreach (var (events, calls) in handedOut)
        {
            foreach (var call in calls)
            {
                if (handlers.Note(changes, call) is { } row)
                    rows.Add((row, call));
            }

            foreach (var happened in events.Events)
                publisher.AddDeliveries(changes, endpoints, happened);
            changes.Complete(events.Row);
        }

        changes.CanWait = changes.Writes.Count == 0 && changes.Work.All(change => change is WorkChange.Complete);
        var until = handedOut[0].Events.Row.DueAt + FreshEvents.Lease / 2;
        if ((await engine.CommitUntilAsync(changes, until).ConfigureAwait(false)).Status != CommitStatus.Committed)
            return false;

        foreach (var (row, call) in rows)
            Track(SettleAsync(row, call));
        return true;
    }

    private async Task SettleAsync(DueWork row, FirstCall call)
    {
        try
        {
            await handlers.SettleAsync(row, call).ConfigureAwait(false);
        }
        catch (Exception error) when (error is StoreException or ObjectDisposedException)
        {
            engine.Logger.LogError(error, "That {Key} of {Owner} was called could not be noted; it is called again.", row.Key, row.Owner);
        }
    }

    private ValueTask GiveBackAsync(List<CommittedEvents> events) => engine.GiveBackAsync(events.ConvertAll(one => one.Row));

    private void Track(Task task)
    {
        lock (_gate)
            _running.Add(task);
        task.ContinueWith(
            static (ended, self) =>
            {
                var handOut = (EventHandOut)self!;
                lock (handOut._gate)
                    handOut._running.Remove(ended);
            },
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    private async Task EndAsync()
    {
        while (true)
        {
            Task[] running;
            lock (_gate)
                running = [.. _running];
            if (running.Length == 0)
                return;

            // What threw has said so in the log.
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Yield();
        }
    }

    private sealed record HandedOut(CommittedEvents Events, List<FirstCall> Calls);
}
