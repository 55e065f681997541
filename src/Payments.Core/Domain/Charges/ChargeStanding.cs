namespace Payments;

/// <summary>What has become of a charge, as those who list charges ask for it: states that mean the same to them are one.</summary>
public enum ChargeStanding
{
    /// <summary>Not decided, and nobody waits for the payer: on its way, answer lost, reserved or being captured.</summary>
    Pending,

    /// <summary>The payer must act.</summary>
    AwaitingPayer,

    /// <summary>Less has arrived than was asked for.</summary>
    Underpaid,

    /// <summary>The money is taken.</summary>
    Succeeded,

    /// <summary>What arrived was too little or too late, and counts as payment all the same.</summary>
    Accepted,

    /// <summary>No money was taken, or it went back.</summary>
    Failed,

    /// <summary>The payer did not act in time, or the charge was canceled.</summary>
    Expired,
}

/// <summary>What has become of charges.</summary>
internal static class ChargeStandings
{
    // Money that arrives late changes nothing for the payer's side until it is accepted or given back.
    public static ChargeStanding Of(ChargeStatus status, IReadOnlyList<ChargeHistoryEntry> history) =>
        status switch
        {
            ChargeStatus.Pending or ChargeStatus.Unknown or ChargeStatus.Authorized or ChargeStatus.Capturing => ChargeStanding.Pending,
            ChargeStatus.AwaitingPayment or ChargeStatus.RequiresAction => ChargeStanding.AwaitingPayer,
            ChargeStatus.Underpaid => ChargeStanding.Underpaid,
            ChargeStatus.Succeeded => ChargeStanding.Succeeded,
            ChargeStatus.Accepted => ChargeStanding.Accepted,
            ChargeStatus.Failed or ChargeStatus.Returned => ChargeStanding.Failed,
            ChargeStatus.Expired or ChargeStatus.Canceled => ChargeStanding.Expired,
            ChargeStatus.PaidLate => history.LastOrDefault(entry => entry.Status != ChargeStatus.PaidLate) is { } before
                ? Of(before.Status, [])
                : ChargeStanding.Expired,
        };
}
