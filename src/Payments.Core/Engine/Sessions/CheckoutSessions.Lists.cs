namespace Payments;

// Lists of sessions.
public sealed partial class CheckoutSessions
{
    /// <summary>An owner's sessions, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<CheckoutSession>>> ListAsync(
        Owner owner,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) => ListAsync(owner, new PageRequest(limit) { After = cursor }, origin: null, cancellationToken);

    /// <summary>A page of an owner's sessions, newest first, or of those that one interface made.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="page">Which page.</param>
    /// <param name="origin">Those of one interface alone, such as "syncpay"; or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask<Result<ListPage<CheckoutSession>>> ListAsync(
        Owner owner,
        PageRequest page,
        string? origin = null,
        CancellationToken cancellationToken = default
    )
    {
        var found = await ListPages
            .ReadAsync(
                _engine.Store,
                SessionStorage.Table,
                owner,
                SessionStorage.IdPrefix,
                page,
                cancellationToken,
                origin is null ? null : (SessionStorage.ByOrigin.Name, origin)
            )
            .ConfigureAwait(false);
        var now = _engine.Now;
        return found.IsSuccess ? found.Value with { Items = [.. found.Value.Items.Select(session => session.AsOf(now))] } : found;
    }
}
