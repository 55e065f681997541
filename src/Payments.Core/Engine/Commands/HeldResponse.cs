using Payments.Storage;

namespace Payments;

/// <summary>An answer that is still to be given, beside the change that decides it: it is committed together with that.</summary>
internal abstract class HeldResponse
{
    /// <summary>Adds the answer to the change set that settles a payment.</summary>
    public abstract void Add(ChangeSet changes, AttemptState settled, DateTimeOffset now);

    /// <summary>Reads again what <see cref="Add"/> writes, after a conflict.</summary>
    public abstract ValueTask ReloadAsync(EngineServices engine);
}

/// <summary>The idempotency key of a command that calls outside between two commits.</summary>
internal sealed class HeldKey<T>(
    Owner owner,
    IdempotentCall<T> call,
    Stored<IdempotencyRecord> record,
    Func<AttemptState, Result<T>> resultOf
) : HeldResponse
    where T : class
{
    private Stored<IdempotencyRecord>? _record = record;

    /// <summary>The answer that was added last.</summary>
    public StoredResponse? Response { get; private set; }

    public override void Add(ChangeSet changes, AttemptState settled, DateTimeOffset now) => Add(changes, resultOf(settled), now);

    public void Add(ChangeSet changes, Result<T> result, DateTimeOffset now)
    {
        Response = call.Render(result);
        EventOutbox.StampIdempotencyKey(changes, call.Key);
        if (_record is { } standing)
            changes.Update(
                IdempotencyStorage.Table,
                standing,
                standing.Value with
                {
                    State = new IdempotencyState.Finished(Response),
                    ExpiresAt = now + call.Retention,
                }
            );
    }

    public override async ValueTask ReloadAsync(EngineServices engine)
    {
        var standing = await engine.Store.GetAsync(IdempotencyStorage.Table, owner, call.Key, CancellationToken.None).ConfigureAwait(false);

        // The request that took the key over responds for it.
        _record =
            standing is { Value: { State: IdempotencyState.InProgress } held } && held.Fingerprint == call.Fingerprint ? standing : null;
    }
}

/// <summary>What the first half of a command that calls outside brought: exactly one of the three.</summary>
internal readonly record struct Begun<TWork, TAnswer>
    where TWork : class
    where TAnswer : class
{
    /// <summary>The answer: the command was refused, or had been answered before.</summary>
    public Result<TAnswer>? Known { get; init; }

    /// <summary>An earlier request with the same key died after it had begun this.</summary>
    public string? Resume { get; init; }

    /// <summary>What was begun; from here on no caller stops it any more.</summary>
    public TWork? Work { get; init; }

    /// <summary>The key that waits for the answer, or null where there is none.</summary>
    public HeldKey<TAnswer>? Held { get; init; }
}
