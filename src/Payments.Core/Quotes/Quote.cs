namespace Payments;

/// <summary>
/// What a payment in one currency and by one method costs, frozen for a short time. What is charged by it is exactly what it says.
/// Immutable; the engine alone makes the next version.
/// </summary>
public sealed record Quote
{
    /// <summary>"qte_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The session that it was made for; null where it was made for any session of the same pricing.</summary>
    public string? SessionId { get; init; }

    /// <summary>What was priced.</summary>
    public required Pricing Pricing { get; init; }

    /// <summary>The method's id.</summary>
    public required string Method { get; init; }

    /// <summary>The rail's id, or null where the method has none.</summary>
    public string? Rail { get; init; }

    /// <summary>The amounts.</summary>
    public required QuoteAmounts Amounts { get; init; }

    /// <summary>Who bears the fee.</summary>
    public required FeeBearer FeeBearer { get; init; }

    /// <summary>When it can no longer be confirmed.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The charge that was made by it, or null: a quote is good for one.</summary>
    public string? ChargeId { get; init; }
}
