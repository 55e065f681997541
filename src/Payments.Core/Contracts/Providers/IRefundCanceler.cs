namespace Payments.Providers;

/// <summary>A processor that can still stop a refund that is not decided.</summary>
public interface IRefundCanceler
{
    /// <summary>
    /// Stops a refund: <see cref="RefundOutcome.Canceled"/>, for ever and though its key was never seen, or how it stands where
    /// it is too late.
    /// </summary>
    ValueTask<RefundOutcome> CancelRefundAsync(Owner owner, string key, CancellationToken cancellationToken);
}
