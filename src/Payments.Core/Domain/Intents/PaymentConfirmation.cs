using Payments.Providers;

namespace Payments;

/// <summary>With what an intent is confirmed: a card, or a kept card, or the one that it names already.</summary>
public sealed record PaymentConfirmation
{
    /// <summary>
    /// A card that the processor's own fields, or <see cref="ICardTokenizer"/>, have turned into a token; null for a kept card.
    /// </summary>
    public TokenizedCard? Card { get; init; }

    /// <summary>
    /// A card that is kept for the intent's customer; null for <see cref="Card"/>, for the one that the intent names, or else for
    /// the customer's default.
    /// </summary>
    public string? PaymentMethodId { get; init; }

    /// <summary>Keep <see cref="Card"/> as well; null leaves it to the intent. Needs a customer.</summary>
    public FutureUsage? SetupFutureUsage { get; init; }

    /// <summary>The payer is not there. Only with a kept card.</summary>
    public bool OffSession { get; init; }

    /// <summary>
    /// Where the payer's browser goes after an action: an absolute https URL (http for this machine in test mode), or null.
    /// </summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Says nothing of the card.</summary>
    public override string ToString() => "(confirmation of a payment)";
}
