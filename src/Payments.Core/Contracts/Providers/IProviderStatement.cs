namespace Payments.Providers;

/// <summary>A provider that states what it has moved, so that its records can be compared with the merchant's.</summary>
public interface IProviderStatement
{
    /// <summary>
    /// All that it has moved for an owner until now, one of a currency; a currency in which nothing was ever moved may be absent.
    /// </summary>
    /// <param name="owner">Whose money.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask<IReadOnlyList<ProviderTotals>> ReadStatementAsync(Owner owner, CancellationToken cancellationToken);
}
