using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public sealed partial class PaymentSimulator
{
    /// <summary>
    /// Gives back what a charge took, once per key, in as many refunds as there is money left for. Answers
    /// <see cref="RefundOutcome.Pending"/> for <see cref="SimulatorOptions.RefundDelay"/> and then <see cref="RefundOutcome.Succeeded"/>.
    /// <see cref="RefundOutcome.Failed"/>, and for ever: the charge is unknown, of another owner or was never sent; it took another
    /// currency; less than the amount has arrived and not gone back; or the merchant asked for <see cref="SimulatedOutcome.Failed"/>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The owner is a live one or none, the amount is not from 1 to <see cref="Limits.Amount"/>, a key is not 1 to 255 visible ASCII characters or holds a
    /// card number, or the outcome asked for is none of a refund's.
    /// </exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner, charge or amount.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: what became of the refund is unknown until the next start.</exception>
    public async ValueTask<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        ChargeRequestRules.Check(request);
        await ArriveAsync(cancellationToken).ConfigureAwait(false);

        var refund = Ledger.DecideRefund(
            request.Key,
            request.ChargeKey,
            charge => RefundDecisions.Decide(request, charge, _time.GetUtcNow(), _refundDelay, _random));
        if (!refund.Value.Answers(request))
            throw new InvalidOperationException($"The key {request.Key} was used for a refund of another owner, charge or amount. Make a new refund with a new key; send an old one again exactly as it was.");

        await refund.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return refund.Value.OutcomeAt(_time.GetUtcNow());
    }
}
