using Payments.Storage;

namespace Payments;

/// <summary>
/// The one write path: decide, commit, and decide again when another writer was first. With an idempotency key the answer is
/// committed together with the change, so that the two can never differ.
/// </summary>
internal sealed class CommandRunner(EngineServices engine)
{
    public static CommandRunner Of(EngineParts parts) => parts.Once(made => new CommandRunner(made.Engine));

    /// <summary>
    /// Loads and decides: adds to the change set what follows, or refuses and adds nothing. Called again after a conflict.
    /// </summary>
    public delegate ValueTask<Result<T>> Decide<T>(ChangeSet changes, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Runs a command.</summary>
    public async ValueTask<Result<T>> RunAsync<T>(Owner owner, Decide<T> decide, CancellationToken cancellationToken)
        where T : class => (await RunAsync(owner, call: null, decide, cancellationToken).ConfigureAwait(false));

    /// <summary>Runs a command once per key.</summary>
    public async ValueTask<Result<T>> RunAsync<T>(
        Owner owner,
        IdempotentCall<T>? call,
        Decide<T> decide,
        CancellationToken cancellationToken
    )
        where T : class
    {
        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            Stored<IdempotencyRecord>? standing = null;
            if (call is not null)
            {
                standing = await engine.Store.GetAsync(IdempotencyStorage.Table, owner, call.Key, cancellationToken).ConfigureAwait(false);
                if (standing is not null && Known(standing.Value, call) is { } known)
                    return known;
            }

            var now = engine.Now;
            var changes = new ChangeSet(owner);
            var result = await decide(changes, now, cancellationToken).ConfigureAwait(false);
            if (result.Refusal is { IsTransient: true })
                return result;
            if (!result.IsSuccess)
                changes = new ChangeSet(owner);

            var answer = call?.Render(result);
            EventOutbox.StampIdempotencyKey(changes, call?.Key);
            if (call is not null)
                Keep(changes, call, new IdempotencyState.Finished(answer!), standing, now);

            if (changes.IsEmpty)
                return Result<T>.Answered(result, answer, isReplay: false);

            var commit = await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
            if (commit.Status == CommitStatus.Committed)
                return Result<T>.Answered(result, answer, isReplay: false);
        }

        return Result<T>.Answered(IdempotencyRefusals.TooManyWriters, null, isReplay: false);
    }

    /// <summary>
    /// Runs the first half of a command that calls outside and is then settled. With a key, the key is noted as in progress together with
    /// what was begun: a request that dies between the halves is taken over by the next one with the key, and begins nothing again.
    /// </summary>
    public async ValueTask<Begun<TWork, TAnswer>> BeginAsync<TWork, TAnswer>(
        Owner owner,
        IdempotentCall<TAnswer>? call,
        Decide<TWork> decide,
        Func<TWork, string> resourceOf,
        Func<AttemptState, Result<TAnswer>> resultOf,
        CancellationToken cancellationToken
    )
        where TWork : class
        where TAnswer : class
    {
        if (JoinedRefusals.ToCall(engine) is { } joined)
            return new() { Known = Result<TAnswer>.Answered(joined, null, isReplay: false) };

        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            Stored<IdempotencyRecord>? standing = null;
            if (call is not null)
            {
                standing = await engine.Store.GetAsync(IdempotencyStorage.Table, owner, call.Key, cancellationToken).ConfigureAwait(false);
                if (standing is not null && Known(standing.Value, call) is { } known)
                    return new() { Known = known };
                if (
                    standing is { Value.State: IdempotencyState.InProgress { ResourceId: { } begun } }
                    && standing.Value.ExpiresAt > engine.Now
                )
                    return new() { Resume = begun, Held = new(owner, call, standing, resultOf) };
            }

            var now = engine.Now;
            var changes = new ChangeSet(owner);
            var result = await decide(changes, now, cancellationToken).ConfigureAwait(false);
            if (result.Refusal is { IsTransient: true } notNow)
                return new() { Known = Result<TAnswer>.Answered(notNow, null, isReplay: false) };
            if (!result.IsSuccess)
            {
                // A refusal begins nothing, and is answered like that of any other command.
                changes = new ChangeSet(owner);
                var answer = call?.Render(result.Refusal);
                if (call is not null)
                    Keep(changes, call, new IdempotencyState.Finished(answer!), standing, now);
                if (
                    changes.IsEmpty
                    || (await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false)).Status == CommitStatus.Committed
                )
                    return new() { Known = Result<TAnswer>.Answered(result.Refusal, answer, isReplay: false) };
                continue;
            }

            Stored<IdempotencyRecord>? held = null;
            EventOutbox.StampIdempotencyKey(changes, call?.Key);
            if (call is not null)
            {
                var record = Keep(
                    changes,
                    call,
                    new IdempotencyState.InProgress(ProviderCalls.AskAfter(engine, now), resourceOf(result.Value)),
                    standing,
                    now
                );
                held = new(record, (standing?.Version ?? 0) + 1);
            }

            if ((await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false)).Status == CommitStatus.Committed)
                return new() { Work = result.Value, Held = held is null ? null : new(owner, call!, held, resultOf) };
        }

        return new() { Known = Result<TAnswer>.Answered(IdempotencyRefusals.TooManyWriters, null, isReplay: false) };
    }

    /// <summary>Responds for a request that died after it had begun: with the current state of what it began.</summary>
    public async ValueTask<Result<T>> ResumeAsync<T>(Owner owner, HeldKey<T> held, Result<T> standing)
        where T : class
    {
        var changes = new ChangeSet(owner);
        held.Add(changes, standing, engine.Now);
        return (await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false)).Status == CommitStatus.Committed
            ? Result<T>.Answered(standing, held.Response, isReplay: false)
            : Result<T>.Answered(IdempotencyRefusals.InProgress, null, isReplay: false);
    }

    private Result<T>? Known<T>(IdempotencyRecord standing, IdempotentCall<T> call)
        where T : class =>
        IdempotencyRules.Judge(standing, call.Fingerprint, engine.Now) switch
        {
            IdempotencyVerdict.TakeOver => (Result<T>?)null,
            IdempotencyVerdict.OtherRequest => Result<T>.Answered(IdempotencyRefusals.OtherRequest, null, isReplay: false),
            IdempotencyVerdict.InProgress => Result<T>.Answered(IdempotencyRefusals.InProgress, null, isReplay: false),
            IdempotencyVerdict.Replay => Result<T>.Answered(
                IdempotencyRefusals.Replayed,
                ((IdempotencyState.Finished)standing.State).Response,
                isReplay: true
            ),
        };

    private static IdempotencyRecord Keep<T>(
        ChangeSet changes,
        IdempotentCall<T> call,
        IdempotencyState state,
        Stored<IdempotencyRecord>? standing,
        DateTimeOffset now
    )
        where T : class
    {
        var record = new IdempotencyRecord
        {
            Key = call.Key,
            Fingerprint = call.Fingerprint,
            ExpiresAt = now + call.Retention,
            State = state,
        };
        if (standing is null)
            changes.Insert(IdempotencyStorage.Table, record);
        else
            changes.Update(IdempotencyStorage.Table, standing, record);

        Sweeps.Schedule(changes, IdempotencyStorage.SweepWork, record.ExpiresAt);
        return record;
    }
}
