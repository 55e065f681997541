using Payments.Providers;

namespace Payments;

/// <summary>With what a setup intent is confirmed.</summary>
public sealed record SetupConfirmation
{
    /// <summary>The card to keep.</summary>
    public required TokenizedCard Card { get; init; }

    /// <summary>
    /// Where the payer's browser goes after an action: an absolute https URL (http for this machine in test mode), or null.
    /// </summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Says nothing of the card.</summary>
    public override string ToString() => "(confirmation of a setup)";
}
