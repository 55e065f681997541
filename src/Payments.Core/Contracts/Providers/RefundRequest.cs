namespace Payments.Providers;

/// <summary>What a processor is asked to give back.</summary>
/// <param name="Key">The refund's id, by which the processor must know it again.</param>
/// <param name="Owner">Whose refund it is.</param>
/// <param name="ChargeKey">The charge that took the money.</param>
/// <param name="Amount">How much, in the charge's currency; more than zero.</param>
public sealed record RefundRequest(string Key, Owner Owner, string ChargeKey, Money Amount)
{
    /// <summary>The processor's own id of the charge, or of the bank line that paid it, or null.</summary>
    public string? ChargeReference { get; init; }

    /// <summary>In test mode the outcome that the merchant asked for: success or failed; null is success.</summary>
    public SimulatedOutcome? Simulate { get; init; }
}
