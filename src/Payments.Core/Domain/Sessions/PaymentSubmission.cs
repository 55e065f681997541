using Payments.Providers;

namespace Payments;

/// <summary>What a payer confirms.</summary>
public sealed record PaymentSubmission
{
    /// <summary>The quote, with the method, the rail and the amount.</summary>
    public required string QuoteId { get; init; }

    /// <summary>The card, where the quote's method is one; else null.</summary>
    public TokenizedCard? Card { get; init; }

    /// <summary>What the method requires, by field; see <see cref="RequirementRules"/>.</summary>
    public IReadOnlyDictionary<string, string?> Fields { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where the payer's browser goes after an approval at a bank; null is the session's page.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Says nothing of what the payer gave.</summary>
    public override string ToString() => $"submission of {QuoteId}";
}
