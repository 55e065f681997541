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

    /// <summary>
    /// What the payer gave when confirming it, as SHA-256 in base 64 with the quote's id: enough to tell the same again from
    /// another. Null where it was not confirmed, or by a release that kept nothing of it.
    /// </summary>
    public string? PayerDigest { get; init; }

    /// <summary>
    /// True where the payer gave just these fields, to the letter, when confirming it; and where nothing is on record of what was
    /// given.
    /// </summary>
    /// <param name="fields">By name; one that is null counts as one that is absent.</param>
    public bool IsConfirmedWith(IReadOnlyDictionary<string, string?> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return PayerDigest is null || PayerDigest == PayerDigests.Of(Id, fields);
    }
}

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

/// <summary>One way in which a session can be paid now.</summary>
/// <param name="Method">The method, with its fees.</param>
/// <param name="Currency">What the payer pays in.</param>
/// <param name="Amounts">What it would cost now. Only a quote is binding.</param>
public sealed record CheckoutOption(AccountMethod Method, Currency Currency, QuoteAmounts Amounts);
