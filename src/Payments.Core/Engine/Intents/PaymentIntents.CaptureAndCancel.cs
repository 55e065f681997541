using Payments.Providers;
using Payments.Storage;

namespace Payments;

public sealed partial class PaymentIntents
{
    /// <summary>
    /// Takes what an intent has reserved, all of it or a part; the rest is released, and nothing more can be captured. Refused
    /// where nothing is reserved, and where the amount is zero, too large or in another currency.
    /// </summary>
    /// <param name="owner">The owner.</param>
    /// <param name="id">Which.</param>
    /// <param name="amount">How much; null is all.</param>
    /// <param name="call">Once per key, or null.</param>
    /// <param name="cancellationToken">Cancels the wait; once begun, the capture continues.</param>
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
                (changes, now, cancellation) => _capture.StartAsync(changes, id, amount, now, cancellation),
                records => records.Intent.Value.Id,
                CaptureOf,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (begun.Known is { } known)
            return known;
        if (begun.Resume is { } resumed)
            return await _commands
                .ResumeAsync(owner, begun.Held!, await CaptureOfAsync(owner, resumed).ConfigureAwait(false))
                .ConfigureAwait(false);

        var records = begun.Work!;
        var outcome = await _charges.AskAsync(records.Charge.Value).ConfigureAwait(false);
        var settled = await _settler
            .SettleAsync(owner, await _settler.StandingAsync(records, outcome).ConfigureAwait(false), outcome, held: begun.Held)
            .ConfigureAwait(false);
        return Result<PaymentIntent>.Answered(
            settled.IsSuccess ? CaptureOf(settled.Value) : settled.Refusal,
            begun.Held?.Response,
            isReplay: false
        );
    }

    // A capture that took nothing is refused, whatever has become of the intent.
    private static Result<PaymentIntent> CaptureOf(AttemptState state) =>
        state.Charge.Status is ChargeStatus.Failed or ChargeStatus.Canceled or ChargeStatus.Expired
            ? IntentRefusals.NotCaptured((state.Charge.State as ChargeState.Failed)?.Code, state.Intent)
            : state.Intent;

    private async ValueTask<Result<PaymentIntent>> CaptureOfAsync(Owner owner, string id)
    {
        var intent = await LoadAsync(owner, id, CancellationToken.None).ConfigureAwait(false);
        return intent?.Value.LatestChargeId is { } charge
            ? CaptureOf((await _settler.LoadAsync(owner, charge, CancellationToken.None).ConfigureAwait(false)).Current)
            : IntentRefusals.NotFound(id);
    }

    /// <summary>
    /// Cancels an intent, and releases what it has reserved. Refused while a charge is under way or being captured, once its money is
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
    /// Abandons an action that the payer has not finished, so that another card can be used. If the payer has finished it after all,
    /// the returned intent has succeeded or is reserved. Refused where no action is required.
    /// </summary>
    public async ValueTask<Result<PaymentIntent>> AbandonActionAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return IntentRefusals.NotFound(id);
        if (found.Value.State is not IntentState.RequiresAction action || _engine.IsJoined)
            return JoinedRefusals.ToCall(_engine) ?? IntentRefusals.NoAction;

        var records = await _settler.LoadAsync(owner, action.ChargeId, cancellationToken).ConfigureAwait(false);
        if (_engine.ProviderNamed(records.Charge.Value.Provider) is not ICaptureProvider captures)
            return IntentRefusals.ReleaseUnsupported;

        var outcome = await _charges.AbandonActionAsync(captures, records.Charge.Value).ConfigureAwait(false);
        var settled = await _settler
            .SettleAsync(owner, await _settler.StandingAsync(records, outcome).ConfigureAwait(false), outcome)
            .ConfigureAwait(false);
        return settled.IsSuccess ? settled.Value.Intent : settled.Refusal;
    }

    /// <summary>Adds the cancellation of an intent to the change set, or refuses.</summary>
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

        if (found.Value.State is IntentState.RequiresAction action)
        {
            switch (await _actions.CloseAsync(changes.Owner, action.ChargeId).ConfigureAwait(false))
            {
                case ActionClosing.Closed or ActionClosing.Unsupported:
                    break;
                case ActionClosing.NotAnswered:
                    return JoinedRefusals.ToCall(_engine) ?? IntentRefusals.ActionNotClosed;
                case ActionClosing.NoAction or ActionClosing.Decided:
                    return (await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false))?.Version != found.Version
                        ? await CancelAsync(changes, id, reason, now, cancellationToken).ConfigureAwait(false)
                        : IntentRefusals.Describe(IntentRefusal.ChargeInProgress);
            }
        }

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
}
