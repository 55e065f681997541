namespace Payments.Providers;

/// <summary>A card that can be charged by its token.</summary>
/// <param name="Token">What <see cref="PaymentSource.Card"/> takes.</param>
/// <param name="Card">What may be kept of the card.</param>
public sealed record TokenizedCard(string Token, CardSummary Card);
