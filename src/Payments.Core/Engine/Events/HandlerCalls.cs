using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Calls the host's handlers: one row of work for each handler and event, so that each is called until it has returned once, whatever
/// the others do. The first call is one kind of work and the further ones are another, in a loop of their own: a handler that throws or
/// hangs takes no place from one that works.
/// </summary>
internal sealed class HandlerCalls(EngineServices engine, EventDispatcher dispatcher)
{
    /// <summary>After so many failures in a row a handler's first calls are made among the further ones, until one succeeds.</summary>
    public const int FailuresInARow = 3;

    // Among the handlers' keys in a row's data, before the time of the first call that failed. No key has it.
    private const char FirstFailureMark = '@';

    // As the loop that makes first calls by their rows.
    private const int FirstCallsAtOnce = 16;

    private static readonly TimeSpan _firstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _callLease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _abandonAfter = TimeSpan.FromDays(3);

    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly CallPlaces _firstCalls = new(FirstCallsAtOnce);

    public static HandlerCalls Of(EngineParts parts) =>
        parts.Once(made => new HandlerCalls(made.Engine, made.Host.GetRequiredService<EventDispatcher>()));

    public TimeSpan LongestWait => dispatcher.LongestWait;

    /// <summary>Puts a call of every handler that takes the event into a change set, due at once.</summary>
    public void Schedule(ChangeSet changes, PaymentEvent paymentEvent) =>
        Schedule(changes, paymentEvent, [.. dispatcher.KeysFor(paymentEvent)], known: []);

    /// <summary>
    /// Begins a first call of every handler that takes an event which was just committed, without a row of work. A handler that fails again
    /// and again is not called, and none is that gets no place among those under way in time.
    /// </summary>
    /// <param name="paymentEvent">The event.</param>
    /// <param name="calls">Where the calls are added.</param>
    /// <param name="longest">Ends where no call waits for a place any longer.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async ValueTask BeginAsync(PaymentEvent paymentEvent, List<FirstCall> calls, Task longest, CancellationToken cancellationToken)
    {
        string[] keys = [.. dispatcher.KeysFor(paymentEvent)];
        var data = string.Join(',', keys);
        foreach (var handler in keys)
        {
            var isFailing = IsFailing(handler);
            var call =
                !isFailing && await _firstCalls.EnterAsync(longest).ConfigureAwait(false)
                    ? CallOnceAsync(handler, paymentEvent, cancellationToken)
                    : null;
            calls.Add(new FirstCall($"{paymentEvent.Id}.{handler}", data, isFailing, call));
        }
    }

    /// <summary>
    /// Notes what became of a first call: nothing where the handler has returned; a further call where it threw; and where it was not
    /// called or has not returned yet, a row that stands for the call.
    /// </summary>
    /// <returns>The row of a call that is still under way, to be settled at its end.</returns>
    public DueWork? Note(ChangeSet changes, FirstCall call)
    {
        var now = engine.Now;
        switch (call)
        {
            case { Running: null, IsFailing: true }:
                changes.Schedule(EventStorage.HandleAgainWork, call.Key, now, call.Data);
                return null;
            // First whether it has ended at all: it may end at any moment.
            case { Running.IsCompleted: false }:
                return changes.Begin(EventStorage.HandleWork, call.Key, now, now + _callLease + LongestWait, call.Data);
            case { Running: null } or { Running.IsCanceled: true }:
                changes.Schedule(EventStorage.HandleWork, call.Key, now, call.Data);
                return null;
            case { Running.IsFaulted: true } or { Running.Result: false }:
                NoteFirstFailure(changes, call.Key, call.Data, isFirst: true);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Settles the row of a call that outlasted its commit.</summary>
    public async Task SettleAsync(DueWork row, FirstCall call)
    {
        await ((Task)call.Running!).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var changes = new ChangeSet(row.Owner);
        if (call.Running.IsCanceled)
            changes.Retry(row, engine.Now);
        else
        {
            Note(changes, call);
            changes.Complete(row);
        }

        await engine.CommitUntilAsync(changes, engine.Now + _callLease / 2).ConfigureAwait(false);
    }

    public async Task CallAsync(DueWork work, bool isFirst, CancellationToken cancellationToken)
    {
        var (eventId, handler) = Parse(work.Key);
        var stored = await engine.Store.GetAsync(engine.Events, work.Owner, eventId, cancellationToken).ConfigureAwait(false);
        var changes = new ChangeSet(work.Owner);
        var called = FirstFailure(work.Data);
        if (stored is null || engine.Now - called >= _abandonAfter)
            engine.Logger.LogError(
                "Event {Event} of {Owner} was not handled in {Time}; it is handed to no handler again.",
                eventId,
                work.Owner,
                _abandonAfter
            );
        else if (handler is null)
            Schedule(changes, stored.Value);
        else if (!dispatcher.Knows(handler))
            Replace(changes, stored.Value, work);
        else if (isFirst && (called is not null || IsFailing(handler)))
            changes.Schedule(EventStorage.HandleAgainWork, work.Key, engine.Now, work.Data);
        else if (called is not null)
            await CallAsync(handler, stored.Value, cancellationToken).ConfigureAwait(false);
        else if (!await TryCallAsync(handler, stored.Value, cancellationToken).ConfigureAwait(false))
            NoteFirstFailure(changes, work.Key, work.Data, isFirst);
        await engine.CommitAsync(changes.Complete(work), cancellationToken).ConfigureAwait(false);
    }

    // The limit counts from here, and not from the event: where the host was down for days, each handler is still called. A change set
    // has one change of a row, so that one of the further calls goes round by the first ones, which hand it on.
    private void NoteFirstFailure(ChangeSet changes, string key, string? data, bool isFirst) =>
        changes.Schedule(
            isFirst ? EventStorage.HandleAgainWork : EventStorage.HandleWork,
            key,
            engine.Now + _firstWait,
            $"{data},{FirstFailureMark}{engine.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}"
        );

    private static DateTimeOffset? FirstFailure(string? data) =>
        data?.LastIndexOf(FirstFailureMark) is { } at and >= 0
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(data.AsSpan(at + 1), CultureInfo.InvariantCulture))
            : null;

    private async Task<bool> CallOnceAsync(string handler, PaymentEvent paymentEvent, CancellationToken cancellationToken)
    {
        try
        {
            return await TryCallAsync(handler, paymentEvent, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _firstCalls.Leave();
        }
    }

    private async Task<bool> TryCallAsync(string handler, PaymentEvent paymentEvent, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(handler, paymentEvent, cancellationToken).ConfigureAwait(false);
            return true;
        }
#pragma warning disable CA1031 // Whatever host code throws, it is called again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            engine.Logger.LogError(
                exception,
                "The handler {Handler} threw on {Event} {Type} of {Owner}; it is called again.",
                dispatcher.NameOf(handler),
                paymentEvent.Id,
                paymentEvent.Type,
                paymentEvent.Owner
            );
            return false;
        }
    }

    private async Task CallAsync(string handler, PaymentEvent paymentEvent, CancellationToken cancellationToken)
    {
        try
        {
            await dispatcher.CallAsync(handler, paymentEvent, cancellationToken).ConfigureAwait(false);
            _failures.TryRemove(handler, out _);
        }
        catch when (!cancellationToken.IsCancellationRequested)
        {
            _failures.AddOrUpdate(handler, 1, (_, failures) => failures + 1);
            throw;
        }
    }

    private bool IsFailing(string handler) => _failures.GetValueOrDefault(handler) >= FailuresInARow;

    // The host was built or set up anew. What it has now and did not have then may be the same handler under another name.
    private void Replace(ChangeSet changes, PaymentEvent paymentEvent, DueWork work)
    {
        var known = (work.Data?.Split(',') ?? []).Where(key => !key.StartsWith(FirstFailureMark)).ToArray();
        string[] made = [.. dispatcher.KeysFor(paymentEvent).Except(known)];
        if (made.Length == 0)
            engine.Logger.LogWarning(
                "Event {Event} {Type} of {Owner} waited for a handler that this host no longer has; it is handed to no other.",
                paymentEvent.Id,
                paymentEvent.Type,
                paymentEvent.Owner
            );
        Schedule(changes, paymentEvent, made, known);
    }

    private void Schedule(ChangeSet changes, PaymentEvent paymentEvent, string[] handlers, string[] known)
    {
        var data = string.Join(',', known.Concat(handlers));
        foreach (var handler in handlers)
            changes.Schedule(EventStorage.HandleWork, $"{paymentEvent.Id}.{handler}", engine.Now, data);
    }

    // A row of an earlier release has the event alone: one of the handlers threw, and which is not known.
    private static (string EventId, string? Handler) Parse(string key) =>
        key.IndexOf('.', StringComparison.Ordinal) is var end and >= 0 ? (key[..end], key[(end + 1)..]) : (key, null);
}

/// <summary>Makes the first or a further call of one handler with one event.</summary>
internal sealed class HandlerCaller(HandlerCalls calls, string kind) : IWorkHandler
{
    public string Kind => kind;

    public TimeSpan LongestWait => calls.LongestWait;

    public Task HandleAsync(DueWork work, CancellationToken cancellationToken) =>
        calls.CallAsync(work, isFirst: kind == EventStorage.HandleWork, cancellationToken);
}

/// <summary>A first call of a handler with an event that was just committed.</summary>
/// <param name="Key">The key of the row of work that stands for it where it needs one.</param>
/// <param name="Data">What is left with that row.</param>
/// <param name="IsFailing">Whether the handler fails again and again.</param>
/// <param name="Running">The call, which says whether the handler has returned; null where it was not begun.</param>
internal sealed record FirstCall(string Key, string Data, bool IsFailing, Task<bool>? Running);
