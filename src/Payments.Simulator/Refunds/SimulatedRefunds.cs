using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Refunds charges and bank lines.</summary>
internal sealed class SimulatedRefunds(SimulatorRuntime runtime)
{
    /// <summary>
    /// Refunds what a charge or the bank line of <see cref="RefundRequest.ChargeReference"/> took, once per key, in as many
    /// refunds as there is money left for. Returns <see cref="RefundOutcome.Pending"/> for
    /// <see cref="SimulatorOptions.RefundDelay"/> and then <see cref="RefundOutcome.Succeeded"/>; of a card of
    /// <see cref="TestCardEffect.RefundLater"/> until it is asked again after that time, and of one of
    /// <see cref="TestCardEffect.RefundFailsLater"/> it fails in the end. <see cref="RefundOutcome.Failed"/>, for good: the
    /// charge is unknown, of another owner or was never sent; it took another currency; less than the amount has arrived, not
    /// been refunded and is not disputed; or the merchant asked for <see cref="SimulatedOutcome.Failed"/>.
    /// <see cref="RefundOutcome.Canceled"/>: it was canceled before.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The owner is live or default, the amount is not from 1 to <see cref="Limits.Amount"/>, a key is not 1 to 255 visible
    /// ASCII characters or holds a card number, or the outcome asked for is not one of a refund.
    /// </exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner, charge or amount.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: the outcome of the refund is unknown until the
    /// next start.</exception>
    public async ValueTask<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Check(request);
        await runtime.ArriveAsync(cancellationToken).ConfigureAwait(false);

        var isNew = false;
        var refund = runtime.Ledger.Continue(
            LedgerSubject.Refund(request.Key),
            state =>
            {
                var now = runtime.Now;
                isNew = state.Refund(request.Key) is null;
                return isNew
                    ? RefundDecisions.Decide(request, state.Refundable(request), now, runtime.Times, runtime.Random)
                    : Settle(state, request, now);
            },
            state => state.Refund(request.Key)!
        );
        if (!refund.Value.Decision.Answers(request))
            throw new InvalidOperationException(
                $"The key {request.Key} was used for a refund of another owner, charge or amount. Make a "
                    + "new refund with a new key; send an old one again exactly as it was."
            );

        await refund.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return isNew ? refund.Value.FirstOutcome : refund.Value.OutcomeAt(runtime.Now);
    }

    /// <summary>
    /// Cancels a pending refund, and returns its outcome where it is too late. A key that was never seen is closed: a
    /// refund of it that arrives later is <see cref="RefundOutcome.Canceled"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: whether it was canceled is unknown until the
    /// next start.</exception>
    public async ValueTask<RefundOutcome> CancelRefundAsync(Owner owner, string key, CancellationToken cancellationToken)
    {
        RequestRules.CheckKey(key, nameof(key));
        await runtime.ArriveAsync(cancellationToken).ConfigureAwait(false);

        var refund = runtime.Ledger.Continue(
            LedgerSubject.Refund(key),
            state =>
            {
                var now = runtime.Now;
                if (state.Refund(key) is not { } history)
                    return new SimulatorRefundEntry.Closed(key, now);
                if (history.Decision.BelongsToAnother(owner))
                    throw new InvalidOperationException(
                        $"The key {key} was used for a refund of another owner. Ask as the refund's owner."
                    );
                return
                    history is { Opening: SimulatorRefundEntry.Refunded refunded }
                    && history.OutcomeAt(AsOf(state, refunded, now)) is RefundOutcome.Pending
                    ? new SimulatorRefundEntry.Canceled(key, now, refunded.ChargeKey)
                    : null;
            },
            state => state.Refund(key)!
        );
        await refund.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return refund.Value.OutcomeAt(runtime.Now);
    }

    /// <summary>
    /// Lets a refund fail that is pending or has succeeded, as where the receiving account was closed: its money is here again.
    /// It has failed when this returns, and is reported by <see cref="PaymentSimulator.NotifyAsync"/>; failing again changes nothing.
    /// </summary>
    /// <param name="key">The refund's key.</param>
    /// <param name="cancellationToken">Cancels the wait; the refund may have failed.</param>
    /// <exception cref="ArgumentException">The key is invalid.</exception>
    /// <exception cref="InvalidOperationException">There is no such refund, or it was canceled.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask FailRefundAsync(string key, CancellationToken cancellationToken)
    {
        RequestRules.CheckKey(key, nameof(key));
        runtime.CheckOpen(cancellationToken);

        var refund = runtime.Ledger.Continue(
            LedgerSubject.Refund(key),
            state =>
            {
                var now = runtime.Now;
                return state.Refund(key) switch
                {
                    { Opening: SimulatorRefundEntry.Refunded refunded } history => history.OutcomeAt(AsOf(state, refunded, now)) switch
                    {
                        RefundOutcome.Pending or RefundOutcome.Succeeded => new SimulatorRefundEntry.Returned(key, now, refunded.ChargeKey),
                        RefundOutcome.Failed => null,
                        _ => throw new InvalidOperationException($"The refund {key} was canceled, and cannot fail."),
                    },
                    { Opening: SimulatorRefundEntry.Failed } => null,
                    _ => throw new InvalidOperationException($"There is no refund {key} that could fail. Refund a charge first."),
                };
            },
            static _ => true
        );
        await refund.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static SimulatorRefundEntry.Settled? Settle(LedgerState state, RefundRequest request, DateTimeOffset now) =>
        state.Refund(request.Key) is { Opening: SimulatorRefundEntry.Refunded refunded } history
        && history.Decision.Answers(request)
        && history.IsDueToSettle(AsOf(state, refunded, now))
            ? new SimulatorRefundEntry.Settled(request.Key, now, refunded.ChargeKey)
            : null;

    private static DateTimeOffset AsOf(LedgerState state, SimulatorRefundEntry.Refunded refunded, DateTimeOffset now) =>
        state.Charge(refunded.ChargeKey)!.AsOf(now);
}
