namespace Payments;

/// <summary>What can be asked of a charge, apart from what its provider tells. In the order of the transition table.</summary>
internal enum ChargeCommand
{
    /// <summary>The merchant takes what arrived, too little or too late, as payment.</summary>
    Accept,

    /// <summary>The merchant refunds what arrived, too little or too late.</summary>
    GiveBack,

    /// <summary>The payer's time to act is over.</summary>
    Expire,

    /// <summary>The payer cancels the payment.</summary>
    GiveUp,

    /// <summary>The merchant cancels the charge before any money was taken.</summary>
    Release,
}
