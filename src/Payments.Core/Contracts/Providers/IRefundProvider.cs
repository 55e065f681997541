namespace Payments.Providers;

/// <summary>A processor that can give money back.</summary>
public interface IRefundProvider
{
    /// <summary>
    /// Gives money back, once per <see cref="RefundRequest.Key"/>: the same key again answers how that refund stands now, however often it
    /// is sent. A throw, or no answer in time, counts as <see cref="RefundOutcome.Pending"/>: the same key is sent again later.
    /// </summary>
    ValueTask<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken cancellationToken);
}
