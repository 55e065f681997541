namespace Payments;

/// <summary>To whom what is paid for a unit, such as a flat, is passed on.</summary>
public sealed class UnitOwnerships
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;

    internal static UnitOwnerships Of(EngineParts parts) => parts.Once(made => new UnitOwnerships(made.Engine, CommandRunner.Of(made)));

    internal UnitOwnerships(EngineServices engine, CommandRunner commands)
    {
        _engine = engine;
        _commands = commands;
    }

    /// <summary>
    /// Sets who receives a unit's money, for payments from now on; no shares means nobody. Refused, and the
    /// field named, where a name is wrong, a payee appears more than once, or the shares do not come to 10,000 basis points.
    /// </summary>
    public async ValueTask<Result<UnitOwnership>> SetAsync(
        Owner owner,
        string unit,
        IReadOnlyList<PayeeShare> shares,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(shares);
        return PostingOptionsRules.Check(unit, shares) is { } refusal
            ? refusal
            : await _commands
                .RunAsync<UnitOwnership>(
                    owner,
                    async (changes, now, cancellation) =>
                    {
                        var standing = await _engine
                            .Store.GetAsync(UnitOwnershipStorage.Table, owner, unit, cancellation)
                            .ConfigureAwait(false);
                        var ownership = new UnitOwnership
                        {
                            Unit = unit,
                            Owner = owner,
                            Shares = [.. shares],
                            UpdatedAt = now,
                        };
                        _ = standing is null
                            ? changes.Insert(UnitOwnershipStorage.Table, ownership)
                            : changes.Update(UnitOwnershipStorage.Table, standing, ownership);
                        return ownership;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>To whom a unit's money is passed on. Refused where nothing was ever set.</summary>
    public async ValueTask<Result<UnitOwnership>> GetAsync(Owner owner, string unit, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(unit);
        var found = await _engine.Store.GetAsync(UnitOwnershipStorage.Table, owner, unit, cancellationToken).ConfigureAwait(false);
        return found is null
            ? new Refusal(RefusalKind.NotFound, "unit_not_found", $"There is no ownership of unit {TextExcerpt.Of(unit, 64)}", "unit")
            : found.Value;
    }
}
