namespace Payments;

/// <summary>Why a charge expired.</summary>
public enum ChargeExpiry
{
    /// <summary>The payer's time to act was over.</summary>
    TimeElapsed,

    /// <summary>The payer gave the payment up.</summary>
    GivenUp,
}
