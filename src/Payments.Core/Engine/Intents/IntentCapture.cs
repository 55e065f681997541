using Payments.Storage;

namespace Payments;

/// <summary>Captures what an intent has reserved: the half before the provider is asked.</summary>
internal sealed class IntentCapture(EngineServices engine, ChargeSettler settler, IntentPlanner planner)
{
    /// <summary>Adds to the change set what begins a capture, or refuses.</summary>
    public async ValueTask<Result<AttemptRecords>> StartAsync(
        ChangeSet changes,
        string id,
        Money? amount,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await planner.LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return IntentRefusals.NotFound(id);

        var chargeId = IntentMachine.LiveCharge(found.Value) ?? "";
        var moved = IntentMachine.Apply(found.Value, new IntentCommand.Capture(chargeId), now);
        if (moved.IsRefused)
            return IntentRefusals.Describe(moved.Refusal);

        // Read before another writer's commit, and its charge after it: the intent's current state says why.
        var records = await settler.LoadAsync(changes.Owner, chargeId, cancellationToken).ConfigureAwait(false);
        if (records.Intent.Version != found.Version)
            return await StartAsync(changes, id, amount, now, cancellationToken).ConfigureAwait(false);

        var capturing = ChargeMachine.Capture(records.Charge.Value, amount ?? records.Charge.Value.Amount, now);
        if (capturing.IsRefused)
            return ChargeRefusals.Describe(capturing.Refusal);

        changes
            .Update(IntentStorage.Table, found, moved.State)
            .Update(ChargeStorage.Table, records.Charge, capturing.State)
            .Cancel(IntentStorage.ExpireAuthorizationWork, id)
            .Schedule(ChargeStorage.ReconcileWork, chargeId, ProviderCalls.AskAfter(engine, now));
        return records with { Intent = new(moved.State, found.Version + 1), Charge = new(capturing.State, records.Charge.Version + 1) };
    }
}
