namespace Payments;

/// <summary>What is to be quoted.</summary>
public sealed record QuoteRequest
{
    /// <summary>What is priced.</summary>
    public required Pricing Pricing { get; init; }

    /// <summary>The method's id, one that the account has enabled.</summary>
    public required string Method { get; init; }

    /// <summary>What the payer pays in; the method must take it, and the pricing offer it.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The rail's id; may be null where the method has one rail for the currency, or none.</summary>
    public string? Rail { get; init; }
}
