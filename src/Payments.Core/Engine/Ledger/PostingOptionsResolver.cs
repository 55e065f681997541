namespace Payments;

/// <summary>Looks up what posting options refer to.</summary>
internal static class PostingOptionsResolver
{
    /// <summary>
    /// The posting options with the current shares of their unit; refused where the unit has no owners and its money is to go to
    /// them.
    /// </summary>
    public static async ValueTask<Result<Resolved>> ResolveAsync(
        EngineServices engine,
        Owner owner,
        PostingOptions? postingOptions,
        CancellationToken cancellationToken
    )
    {
        if (postingOptions is not { TransferToOwners: true, Unit: { } unit })
            return new Resolved(postingOptions is null ? null : postingOptions with { Shares = [] });

        var ownership = await engine.Store.GetAsync(UnitOwnershipStorage.Table, owner, unit, cancellationToken).ConfigureAwait(false);
        return ownership is null or { Value.Shares.Count: 0 }
            ? new Refusal(
                RefusalKind.Invalid,
                "unit_without_owners",
                $"unit: {TextExcerpt.Of(unit, 64)} has no owners to pass its money on to; set its ownership first",
                "unit"
            )
            : new Resolved(postingOptions with { Shares = ownership.Value.Shares });
    }

    internal sealed record Resolved(PostingOptions? PostingOptions);
}
