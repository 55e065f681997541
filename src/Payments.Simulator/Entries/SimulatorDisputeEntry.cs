using Payments.Simulator;

namespace Payments;

/// <summary>Entries of the simulator's ledger about a dispute of a charge. Closed: the cases nested in it.</summary>
public abstract record SimulatorDisputeEntry : SimulatorEntry
{
    private const string OpenedWord = "dispute_opened";
    private const string EvidenceSubmittedWord = "evidence_submitted";
    private const string ClosedWord = "dispute_closed";

    private protected SimulatorDisputeEntry(string key, DateTimeOffset at)
        : base(key, at) { }

    /// <summary>
    /// The charge's payer disputed it by <see cref="PaymentSimulator.OpenDisputeAsync"/>. What a test card disputes by itself
    /// needs no entry of its own.
    /// </summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was disputed.</param>
    /// <param name="Reference">The simulator's id for the dispute.</param>
    /// <param name="Amount">How much is disputed.</param>
    /// <param name="Reason">The payer's.</param>
    public sealed record Opened(string Key, DateTimeOffset At, string Reference, Money Amount, DisputeReason Reason)
        : SimulatorDisputeEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerLine ToLine() =>
            NewLine(OpenedWord) with
            {
                Amount = Amount,
                Reference = Reference,
                Reason = Reason.ToString(),
            };
    }

    /// <summary>Evidence was handed in against a dispute of the charge.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was handed in.</param>
    /// <param name="Reference">The dispute's.</param>
    /// <param name="Won">Whether it wins or loses at once; null where it is looked at until
    /// <see cref="PaymentSimulator.CloseDisputeAsync"/>.</param>
    public sealed record EvidenceSubmitted(string Key, DateTimeOffset At, string Reference, bool? Won) : SimulatorDisputeEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerLine ToLine() => NewLine(EvidenceSubmittedWord) with { Reference = Reference, Won = Won };
    }

    /// <summary>A dispute of the charge was decided by <see cref="PaymentSimulator.CloseDisputeAsync"/>.</summary>
    /// <param name="Key">The charge's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Reference">The dispute's.</param>
    /// <param name="Won">Whether the merchant won.</param>
    public sealed record Closed(string Key, DateTimeOffset At, string Reference, bool Won) : SimulatorDisputeEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerLine ToLine() => NewLine(ClosedWord) with { Reference = Reference, Won = Won };
    }

    /// <summary>The entry of a line, or null where the line is of none of these cases.</summary>
    internal static SimulatorEntry? ReadCase(LedgerLine line) =>
        line switch
        {
            { Is: OpenedWord, Reference: { } reference, Amount: { IsPositive: true } amount }
                when LedgerLine.TryName<DisputeReason>(line.Reason, out var reason) => new Opened(
                line.Key,
                line.At,
                reference,
                amount,
                reason
            ),
            { Is: EvidenceSubmittedWord, Reference: { } reference } => new EvidenceSubmitted(line.Key, line.At, reference, line.Won),
            { Is: ClosedWord, Reference: { } reference, Won: { } won } => new Closed(line.Key, line.At, reference, won),
            _ => null,
        };
}
