using Payments.Providers;
using Payments.Storage;

namespace Payments;

public sealed partial class PaymentIntents
{
    /// <summary>
    /// Takes what an intent has reserved, all of it or a part; the rest is released, and nothing more can be captured. Refused
    /// where nothing is reserved, and where the amount is zero, too large or in another currency.
    /// </summary>
    /// <param name="owner">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="amount">How much; null is all.</param>
    /// <param name="call">Once per key, or null.</param>
    /// <param name="cancellationToken">Stops the wait; once begun, the capture goes on.</param>
    public async ValueTask<Result<PaymentIntent>> CaptureAsync(
        Owner owner,
        string id,
        Money? amount = null,
        IdempotentCall<PaymentIntent>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        var begun = await _commands
            .BeginAsync<AttemptRecords, PaymentIntent>(
                owner,
                call,
                (changes, now, cancellation) => StartCaptureAsync(changes, id, amount, now, cancellation),
                records => records.Intent.Value.Id,
                state => state.Intent,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (begun.Known is { } known)
            return known;
        if (begun.Resume is { } resumed)
            return await _commands
                .ResumeAsync(owner, begun.Held!, await GetAsync(owner, resumed, CancellationToken.None).ConfigureAwait(false))
                .ConfigureAwait(false);

        var records = begun.Work!;
        var outcome = await _charges.AskAsync(records.Charge.Value).ConfigureAwait(false);
        var settled = await _settler
            .SettleAsync(owner, await StandingAsync(records, outcome).ConfigureAwait(false), outcome, held: begun.Held)
            .ConfigureAwait(false);
        return Result<PaymentIntent>.Answered(
            settled.IsSuccess ? settled.Value.Intent : settled.Refusal,
            begun.Held?.Response,
            isReplay: false
        );
    }

    /// <summary>
    /// Gives an intent up, and what it has reserved. Refused while a charge is under way or being captured, once its money is
    /// taken or it is canceled, and for a checkout session's intent: expire the session.
    /// </summary>
    public ValueTask<Result<PaymentIntent>> CancelAsync(
        Owner owner,
        string id,
        CancellationReason reason = CancellationReason.Unspecified,
        IdempotentCall<PaymentIntent>? call = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.RunAsync<PaymentIntent>(
            owner,
            call,
            (changes, now, cancellation) => CancelAsync(changes, id, reason, now, cancellation),
            cancellationToken
        );

    /// <summary>
    /// Gives up an action that the payer has not finished, so that another card can be tried. What the payer has finished all the
    /// same stands: then the intent that comes back has succeeded, or is reserved. Refused where no action is required.
    /// </summary>
    public async ValueTask<Result<PaymentIntent>> AbandonActionAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return IntentRefusals.NotFound(id);
        if (found.Value.State is not IntentState.RequiresAction action)
            return IntentRefusals.NoAction;

        var records = await _settler.LoadAsync(owner, action.ChargeId, cancellationToken).ConfigureAwait(false);
        if (_engine.ProviderNamed(records.Charge.Value.Provider) is not ICaptureProvider captures)
            return IntentRefusals.ReleaseUnsupported;

        var outcome = await _charges.AbandonActionAsync(captures, records.Charge.Value).ConfigureAwait(false);
        var settled = await _settler
            .SettleAsync(owner, await StandingAsync(records, outcome).ConfigureAwait(false), outcome)
            .ConfigureAwait(false);
        return settled.IsSuccess ? settled.Value.Intent : settled.Refusal;
    }

    // An answer that decides nothing never meets another writer's commit: it must look, so as not to hide what was told in the meantime.
    private async ValueTask<AttemptRecords> StandingAsync(AttemptRecords known, ChargeOutcome outcome) =>
        known.Charge.Value.SaveCard
        || outcome is ChargeOutcome.Unknown or ChargeOutcome.Pending or ChargeOutcome.RequiresAction or ChargeOutcome.Authorized
            ? await _settler.LoadAsync(known.Charge.Value.Owner, known.Charge.Value.Id, CancellationToken.None).ConfigureAwait(false)
            : known;

    /// <summary>Adds to the change set what gives an intent up, or refuses.</summary>
    internal async ValueTask<Result<PaymentIntent>> CancelAsync(
        ChangeSet changes,
        string id,
        CancellationReason reason,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return IntentRefusals.NotFound(id);
        if (found.Value.SessionId is not null)
            return IntentRefusals.BelongsToSession;

        var canceled = IntentMachine.Apply(found.Value, new IntentCommand.Cancel(reason), now);
        if (canceled.IsRefused)
            return IntentRefusals.Describe(canceled.Refusal);

        if (
            IntentMachine.LiveCharge(found.Value) is { } chargeId
            && await ReleaseAsync(changes, chargeId, now, cancellationToken).ConfigureAwait(false) is { } refusal
        )
        {
            return (await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false))?.Version != found.Version
                ? await CancelAsync(changes, id, reason, now, cancellationToken).ConfigureAwait(false)
                : refusal;
        }

        changes.Update(IntentStorage.Table, found, canceled.State).Cancel(IntentStorage.ExpireAuthorizationWork, id);
        EventOutbox.Add(_engine, changes, now, new PaymentIntentCanceled(canceled.State.WithoutSecret()));
        return canceled.State;
    }

    private async ValueTask<Refusal?> ReleaseAsync(
        ChangeSet changes,
        string chargeId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var charge =
            await _engine.Store.GetAsync(ChargeStorage.Table, changes.Owner, chargeId, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"Charge {chargeId} of {changes.Owner} is gone.");
        if (_engine.ProviderNamed(charge.Value.Provider) is not ICaptureProvider)
            return IntentRefusals.ReleaseUnsupported;

        var released = ChargeMachine.Apply(charge.Value, ChargeCommand.Release, now);
        if (released.IsRefused)
            return ChargeRefusals.Describe(released.Refusal);

        changes
            .Update(ChargeStorage.Table, charge, released.State)
            .Cancel(ChargeStorage.ReconcileWork, chargeId)
            .Schedule(ChargeStorage.ReleaseWork, chargeId, now);
        return null;
    }

    private async ValueTask<Result<AttemptRecords>> StartCaptureAsync(
        ChangeSet changes,
        string id,
        Money? amount,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return IntentRefusals.NotFound(id);

        var chargeId = IntentMachine.LiveCharge(found.Value) ?? "";
        var moved = IntentMachine.Apply(found.Value, new IntentCommand.Capture(chargeId), now);
        if (moved.IsRefused)
            return IntentRefusals.Describe(moved.Refusal);

        // Read before another writer's commit, and its charge after it: the intent as it stands now says why.
        var records = await _settler.LoadAsync(changes.Owner, chargeId, cancellationToken).ConfigureAwait(false);
        if (records.Intent.Version != found.Version)
            return await StartCaptureAsync(changes, id, amount, now, cancellationToken).ConfigureAwait(false);

        var capturing = ChargeMachine.Capture(records.Charge.Value, amount ?? records.Charge.Value.Amount, now);
        if (capturing.IsRefused)
            return ChargeRefusals.Describe(capturing.Refusal);

        changes
            .Update(IntentStorage.Table, found, moved.State)
            .Update(ChargeStorage.Table, records.Charge, capturing.State)
            .Cancel(IntentStorage.ExpireAuthorizationWork, id)
            .Schedule(ChargeStorage.ReconcileWork, chargeId, ProviderCalls.AskAfter(_engine, now));
        return records with { Intent = new(moved.State, found.Version + 1), Charge = new(capturing.State, records.Charge.Version + 1) };
    }
}
