namespace Payments;

/// <summary>The state of a charge without its data, for queries and for the wire.</summary>
public enum ChargeStatus
{
    /// <summary>On its way to the processor, or accepted by it and not decided.</summary>
    Pending,

    /// <summary>The processor's answer was lost: money may have moved. The reconciler asks by the charge's key.</summary>
    Unknown,

    /// <summary>The money is taken. Final.</summary>
    Succeeded,

    /// <summary>No money was taken, or what arrived is given back. Final, unless money arrives late.</summary>
    Failed,

    /// <summary>The payer must act, and no money has arrived.</summary>
    AwaitingPayment,

    /// <summary>Less has arrived than was asked for.</summary>
    Underpaid,

    /// <summary>What arrived was too little or too late, and counts as payment all the same. Final.</summary>
    Accepted,

    /// <summary>The payer did not act. Final, unless money arrives late.</summary>
    Expired,

    /// <summary>Money arrived after the charge had failed or expired, and waits for a decision.</summary>
    PaidLate,

    /// <summary>The payer must authenticate, and no money has moved.</summary>
    RequiresAction,

    /// <summary>The money is reserved and not taken.</summary>
    Authorized,

    /// <summary>Reserved money is being taken, or the answer to that was lost.</summary>
    Capturing,

    /// <summary>Given up by the merchant before any money was taken. Final, unless money arrives all the same.</summary>
    Canceled,

    /// <summary>The money was taken, and the payer's bank took it back: a debit that failed late. Final.</summary>
    Returned,
}
