namespace Payments;

/// <summary>To whom what is paid for a unit is passed on. Immutable; the engine alone makes the next version.</summary>
public sealed record UnitOwnership
{
    /// <summary>The merchant's own id of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The payees, who have 10,000 basis points together; none where it is passed on to nobody.</summary>
    public required IReadOnlyList<PayeeShare> Shares { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
