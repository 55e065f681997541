namespace Payments.Providers;

/// <summary>A provider that can give money back.</summary>
public interface IRefundProvider
{
    /// <summary>
    /// Refunds money, once per <see cref="RefundRequest.Key"/>: the same key again returns that refund's current state, however often
    /// it is sent. An exception, or no response in time, counts as <see cref="RefundOutcome.Pending"/>: the same key is sent again
    /// later.
    /// </summary>
    ValueTask<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken cancellationToken);
}

/// <summary>What a provider is asked to refund.</summary>
/// <param name="Key">The refund's id, by which the provider must know it again.</param>
/// <param name="Owner">Whose refund it is.</param>
/// <param name="ChargeKey">The charge that took the money.</param>
/// <param name="Amount">How much, in the charge's currency; more than zero.</param>
public sealed record RefundRequest(string Key, Owner Owner, string ChargeKey, Money Amount)
{
    /// <summary>The provider's own id of the charge, or of the bank line that paid it, or null.</summary>
    public string? ChargeReference { get; init; }

    /// <summary>In test mode the outcome that the merchant asked for: success or failed; null is success.</summary>
    public SimulatedOutcome? Simulate { get; init; }
}

/// <summary>A provider that can still stop a refund that is not decided.</summary>
public interface IRefundCanceler
{
    /// <summary>
    /// Cancels a refund: <see cref="RefundOutcome.Canceled"/>, permanently and even if its key was never seen, or its state where it is
    /// too late.
    /// </summary>
    ValueTask<RefundOutcome> CancelRefundAsync(Owner owner, string key, CancellationToken cancellationToken);
}
