using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Opens, defends and decides disputes.</summary>
internal sealed class SimulatedDisputes(SimulatorRuntime runtime)
{
    private const string WinningEvidence = "winning_evidence";
    private const string LosingEvidence = "losing_evidence";

    /// <summary>
    /// Takes evidence, once per dispute: evidence for one that has some, or is decided, changes nothing. Evidence that begins with
    /// "winning_evidence" wins at once, with "losing_evidence" loses; any other is looked at until
    /// <see cref="CloseDisputeAsync"/>. A dispute without evidence is lost after 7 days. The evidence itself is not stored.
    /// </summary>
    /// <exception cref="InvalidOperationException">The owner has no such dispute.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask SubmitEvidenceAsync(Owner owner, string disputeReference, string evidence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(disputeReference);
        ArgumentNullException.ThrowIfNull(evidence);
        await runtime.ArriveAsync(cancellationToken).ConfigureAwait(false);

        bool? won =
            evidence.StartsWith(WinningEvidence, StringComparison.Ordinal) ? true
            : evidence.StartsWith(LosingEvidence, StringComparison.Ordinal) ? false
            : null;
        await ContinueDisputeAsync(
                disputeReference,
                (history, dispute, at) =>
                    history.Decision.BelongsToAnother(owner) ? throw NoDispute()
                    : dispute.At(at) is DisputeNews.Opened
                        ? new SimulatorDisputeEntry.EvidenceSubmitted(history.Opening.Key, at, disputeReference, won)
                    : null,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Lets a payer dispute a charge, all or a part of what it took. It is disputed when this returns, and is reported by <see
    /// cref="PaymentSimulator.NotifyAsync"/>.
    /// </summary>
    /// <param name="chargeKey">The charge's key.</param>
    /// <param name="amount">At most what is neither refunded nor disputed.</param>
    /// <param name="reason">The payer's.</param>
    /// <param name="cancellationToken">Cancels the wait; the charge may be disputed.</param>
    /// <returns>The simulator's id for the dispute.</returns>
    /// <exception cref="ArgumentException">The key is invalid, the amount is out of its range, of another currency or more than is
    /// left, or the reason is not a named one.</exception>
    /// <exception cref="InvalidOperationException">There is no such charge, or it took no money.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask<string> OpenDisputeAsync(
        string chargeKey,
        Money amount,
        DisputeReason reason,
        CancellationToken cancellationToken
    )
    {
        RequestRules.CheckKey(chargeKey, nameof(chargeKey));
        RequestRules.CheckMoney(amount, "disputes", nameof(amount));
        if (!Enum.IsDefined(reason))
            throw new ArgumentException($"{reason} is no DisputeReason. Give a named one.", nameof(reason));
        runtime.CheckOpen(cancellationToken);

        var reference = "";
        var charge = runtime.Ledger.Continue(
            chargeKey,
            history =>
            {
                var at = history?.AsOf(runtime.Now) ?? default;
                if (history?.TakenAt(at) is not { IsPositive: true } || history.Opening is SimulatorTransferEntry.LineReceived)
                    throw new InvalidOperationException($"The charge {chargeKey} took no money. Charge it first.");
                if (history.LeftAt(at) is not { } left || left.Currency != amount.Currency || left < amount)
                    throw new ArgumentException(
                        $"Of what the charge took, {history.LeftAt(at)} is left to dispute. Dispute that or less.",
                        nameof(amount)
                    );
                reference = SimulatorIds.Dispute(at, runtime.Random);
                return new SimulatorDisputeEntry.Opened(chargeKey, at, reference, amount, reason);
            }
        );
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return reference;
    }

    /// <summary>Decides a dispute, with or without evidence. Deciding it so again changes nothing.</summary>
    /// <param name="disputeReference">The simulator's id for the dispute.</param>
    /// <param name="won">Whether the merchant wins.</param>
    /// <param name="cancellationToken">Cancels the wait; the dispute may be decided.</param>
    /// <exception cref="InvalidOperationException">There is no such dispute, it is still to come, or it was decided otherwise.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask CloseDisputeAsync(string disputeReference, bool won, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(disputeReference);
        runtime.CheckOpen(cancellationToken);

        await ContinueDisputeAsync(
                disputeReference,
                (history, dispute, at) =>
                    dispute.At(at) switch
                    {
                        DisputeNews.Opened or DisputeNews.UnderReview => new SimulatorDisputeEntry.Closed(
                            history.Opening.Key,
                            at,
                            disputeReference,
                            won
                        ),
                        DisputeNews.Won when won => null,
                        DisputeNews.Lost when !won => null,
                        null => throw NoDispute(),
                        _ => throw new InvalidOperationException("The dispute was decided otherwise, and stays so."),
                    },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static InvalidOperationException NoDispute() =>
        new("There is no such dispute yet. Take the reference of a DisputeNotification, or of OpenDisputeAsync.");

    private async ValueTask ContinueDisputeAsync(
        string reference,
        Func<ChargeHistory, DisputeHistory, DateTimeOffset, SimulatorEntry?> next,
        CancellationToken cancellationToken
    )
    {
        var key = runtime.Ledger.Look(state => state.Disputed(reference)?.Opening.Key) ?? throw NoDispute();
        var charge = runtime.Ledger.Continue(
            key,
            history => next(history!, history!.Disputes.First(dispute => dispute.Reference == reference), history.AsOf(runtime.Now))
        );
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
