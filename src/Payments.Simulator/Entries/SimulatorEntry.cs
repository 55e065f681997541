using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>One line of the simulator's ledger, final. Closed: the cases nested in it.</summary>
public abstract record SimulatorEntry
{
    private const string NotificationTakenWord = "notification_taken";

    private protected SimulatorEntry(string key, DateTimeOffset at)
    {
        Key = key;
        At = at;
    }

    /// <summary>
    /// The key of the charge, <see cref="ChargeRequest.Key"/>, of the refund, <see cref="RefundRequest.Key"/>, or of the setup,
    /// <see cref="SetupRequest.Key"/>; of a saved card its token.
    /// </summary>
    public string Key { get; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What it is about.</summary>
    internal abstract LedgerSubject About { get; }

    /// <summary>What else it is about, or null.</summary>
    internal virtual LedgerSubject? AlsoAbout => null;

    /// <summary>The entry as a line of the ledger's file.</summary>
    internal abstract LedgerLine ToLine();

    /// <summary>
    /// The host has taken the next notification of the charge, refund, dispute, setup or saved card, and does not get it again.
    /// </summary>
    /// <param name="Key">The charge's, refund's or setup's key, the dispute's reference, or the card's token.</param>
    /// <param name="At">When it was taken.</param>
    public sealed record NotificationTaken(string Key, DateTimeOffset At) : SimulatorEntry(Key, At)
    {
        internal override LedgerSubject About => new(Of, Key);

        internal LedgerSubjectKind Of { get; init; }

        internal override LedgerLine ToLine() =>
            NewLine(NotificationTakenWord) with
            {
                Of = Of == LedgerSubjectKind.Charge ? null : Of.ToString(),
            };
    }

    /// <summary>The entry of a line, or null where the line is of no entry of any kind.</summary>
    internal static SimulatorEntry? Read(LedgerLine line) =>
        line switch
        {
            { Is: NotificationTakenWord, Of: null } => new NotificationTaken(line.Key, line.At),
            { Is: NotificationTakenWord } => LedgerLine.TryName<LedgerSubjectKind>(line.Of, out var of)
                ? new NotificationTaken(line.Key, line.At) { Of = of }
                : null,
            _ => SimulatorChargeEntry.ReadCase(line)
                ?? SimulatorCardEntry.ReadCase(line)
                ?? SimulatorRailEntry.ReadCase(line)
                ?? SimulatorBankEntry.ReadCase(line)
                ?? SimulatorTransferEntry.ReadCase(line)
                ?? SimulatorRefundEntry.ReadCase(line)
                ?? SimulatorDisputeEntry.ReadCase(line)
                ?? SimulatorSetupEntry.ReadCase(line)
                ?? SimulatorSavedCardEntry.ReadCase(line),
        };

    private protected LedgerLine NewLine(string word) =>
        new()
        {
            Is = word,
            Key = Key,
            At = At,
        };
}
