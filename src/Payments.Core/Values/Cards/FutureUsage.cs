namespace Payments;

/// <summary>What a saved card is to be charged for.</summary>
public enum FutureUsage
{
    /// <summary>Payments at which the payer is there.</summary>
    OnSession,

    /// <summary>Payments without the payer too.</summary>
    OffSession,
}
