namespace Payments;

/// <summary>The outcome that a merchant asks for in test mode.</summary>
public enum SimulatedOutcome
{
    /// <summary>All of the money arrives.</summary>
    Success,

    /// <summary>No money arrives.</summary>
    Failed,

    /// <summary>Less money arrives than was asked for.</summary>
    Underpaid,
}
