namespace Payments;

// Lists of refunds.
public sealed partial class Refunds
{
    /// <summary>An owner's refunds, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<Refund>>> ListAsync(
        Owner owner,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, RefundStorage.Table, owner, RefundStorage.IdPrefix, limit, cursor, cancellationToken);

    /// <summary>A page of an owner's refunds, newest first, or of those of which one thing has become.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="page">Which page.</param>
    /// <param name="standing">Those of which this has become alone, or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<Refund>>> ListAsync(
        Owner owner,
        PageRequest page,
        RefundStanding? standing = null,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, RefundStorage.Table, owner, RefundStorage.IdPrefix, page, cancellationToken, GroupOf(standing));

    /// <summary>A page of one charge's refunds, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="chargeId">The charge.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<Refund>>> ListOfChargeAsync(
        Owner owner,
        string chargeId,
        PageRequest page,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(chargeId);
        return ListPages.ReadAsync(
            _engine.Store,
            RefundStorage.Table,
            owner,
            RefundStorage.IdPrefix,
            page,
            cancellationToken,
            ("charge", chargeId)
        );
    }

    /// <summary>How many refunds an owner has. Counted over an index, a step for each.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="standing">Those of which this has become alone, or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<long> CountAsync(Owner owner, RefundStanding? standing = null, CancellationToken cancellationToken = default) =>
        ListPages.CountAsync(_engine.Store, RefundStorage.Table, owner, cancellationToken, GroupOf(standing));

    private static (string List, string Value)? GroupOf(RefundStanding? standing) =>
        standing is { } one ? (RefundStorage.ByStanding.Name, one.ToString()) : null;
}
