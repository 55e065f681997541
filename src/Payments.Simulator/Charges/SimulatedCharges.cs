using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Decides charges, and returns their outcomes.</summary>
internal sealed class SimulatedCharges(SimulatorRuntime runtime, CardDecisions cards, Func<ChargeRequest, SimulatedFault>? faults)
{
    /// <summary>
    /// Decides once per key; the same key again returns the outcome of that charge now. A card does as its token says; where the
    /// merchant asked for <see cref="SimulatedOutcome.Success"/> it pays, for <see cref="SimulatedOutcome.Failed"/> it is
    /// declined as <see cref="DeclineCode.CardDeclined"/>, and for <see cref="SimulatedOutcome.Underpaid"/> 40 % is received,
    /// rounded down and at least one minor unit (of one minor unit nothing: it is declined). A card that is not one of
    /// <see cref="TestCards"/> is declined whatever the merchant asked for. Any other method awaits the payer, who has until
    /// <see cref="ChargeRequest.PayableUntil"/> or else as long as the method's window, and does as the merchant asked or else as
    /// the phone or account number says. Declined as <see cref="DeclineCode.ProcessingError"/>: a token that the simulator did
    /// not make, and a phone or account number of the wrong form or country. Declined as
    /// <see cref="DeclineCode.InvalidAccount"/>: a saved card that is forgotten or another owner's. Declined as
    /// <see cref="DeclineCode.NotSent"/>: a key that was asked about before.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The owner is live or default, the amount is not from 1 to <see cref="Limits.Amount"/>, the key is not 1 to 255 visible
    /// ASCII characters or holds a card number, or the method, its rail, currency or fields are not of
    /// <see cref="PaymentSimulator.Methods"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner, amount or source.</exception>
    /// <exception cref="TimeoutException"><see cref="SimulatorOptions.Faults"/> asked for it.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: the outcome of the charge is unknown until the
    /// next start.</exception>
    public async ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Check(request);
        await runtime.ArriveAsync(cancellationToken).ConfigureAwait(false);

        var fault = FaultOf(request);
        var token = request.Source is PaymentSource.Card card
            ? runtime.Ledger.Look(state => state.TokenOf(request.Owner, card, out _))
            : null;
        if (fault == SimulatedFault.LoseRequest)
            throw new TimeoutException("Simulated fault: the request was lost.");
        if (token?.Behaviour.Effect == TestCardEffect.LoseRequest && runtime.Ledger.Find(request.Key) is null)
            return new ChargeOutcome.Unknown("The simulator lost the request, as this test card asks.");

        var charge = runtime.Ledger.Decide(request.Key, state => Decide(state, request, token, fault), out var isNew);
        if (!charge.Value.Decision.Answers(request, token))
            throw new InvalidOperationException(
                $"The key {request.Key} was used for a charge of another owner, amount or source. Make a "
                    + "new charge with a new key; send an old one again exactly as it was."
            );

        charge = runtime.Ledger.Continue(request.Key, history => history!.Lapse(history.AsOf(runtime.Now)));
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (fault == SimulatedFault.LoseAnswer)
            throw new TimeoutException("Simulated fault: the answer was lost.");
        if (isNew && token?.Behaviour.Effect == TestCardEffect.LoseAnswer)
            return new ChargeOutcome.Unknown("The simulator lost the answer, as this test card asks.");
        return isNew ? charge.Value.Decision.Outcome : charge.Value.OutcomeAt(runtime.Now);
    }

    /// <summary>
    /// The charge's outcome now: what was decided at once, what has arrived, or that the payer has done nothing
    /// yet, also when the time to act is over. Where there is no charge, closes the key for good and returns
    /// <see cref="ChargeOutcome.Declined"/> with <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask<ChargeOutcome> ResolveAsync(Owner owner, string key, CancellationToken cancellationToken)
    {
        RequestRules.CheckKey(key, nameof(key));
        await runtime.ArriveAsync(cancellationToken).ConfigureAwait(false);

        var charge = runtime.Ledger.Continue(
            key,
            history =>
            {
                if (history is not null)
                    RequestRules.CheckOwner(history, owner);
                return history is null ? new SimulatorChargeEntry.Closed(key, runtime.Now) : history.Lapse(history.AsOf(runtime.Now));
            }
        );
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return charge.Value.OutcomeAt(runtime.Now);
    }

    private SimulatedFault FaultOf(ChargeRequest request)
    {
        var fault = faults?.Invoke(request) ?? SimulatedFault.None;
        return Enum.IsDefined(fault)
            ? fault
            : throw new InvalidOperationException(
                $"SimulatorOptions.Faults answered {fault}, which is no SimulatedFault. Answer a named one."
            );
    }

    private SimulatorEntry Decide(LedgerState state, ChargeRequest request, CardToken? token, SimulatedFault fault)
    {
        var now = runtime.Now;
        if (fault == SimulatedFault.Refuse)
            return SimulatorChargeEntry.Decline(request, token, now, DeclineCode.ProcessingError);
        if (request.Source is PaymentSource.Rail source)
            return RailDecisions.Decide(request, source, now, runtime.Times, runtime.Random);

        state.TokenOf(request.Owner, (PaymentSource.Card)request.Source, out var isForgotten);
        return cards.Decide(request, token, isForgotten, now);
    }
}
