using Payments.Providers;

namespace Payments;

/// <summary>What a new payment intent is to be.</summary>
public sealed record PaymentIntentRequest
{
    /// <summary>What is to be collected: more than zero, at most <see cref="PaymentsOptions.MaximumAmount"/>.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who pays, or null; must exist.</summary>
    public string? CustomerId { get; init; }

    /// <summary>
    /// A card that is saved for the customer, to pay with; null leaves it to the confirmation. With <see cref="Confirm"/> and null
    /// the customer's default card pays.
    /// </summary>
    public string? PaymentMethodId { get; init; }

    /// <inheritdoc cref="PaymentIntent.CaptureMethod"/>
    public CaptureMethod CaptureMethod { get; init; }

    /// <summary>Save the card that pays, and what for; null saves none. Needs a customer.</summary>
    public FutureUsage? SetupFutureUsage { get; init; }

    /// <summary>Confirm it at once, with the saved card.</summary>
    public bool Confirm { get; init; }

    /// <summary>The payer is not there. Only with <see cref="Confirm"/>.</summary>
    public bool OffSession { get; init; }

    /// <summary>
    /// Where the payer's browser goes after an action: an absolute https URL (http for this machine in test mode), or null. Only
    /// with <see cref="Confirm"/>.
    /// </summary>
    public string? ReturnUrl { get; init; }

    /// <summary>
    /// Makes the URL that the payer's browser goes to out of <see cref="ReturnUrl"/> and the intent's id, which nobody knows
    /// before; null leaves it as it is. Pure.
    /// </summary>
    public Func<string, string, string>? CompleteReturnUrl { get; init; }

    /// <summary>How it is booked; null where nothing is said.</summary>
    public PostingOptions? PostingOptions { get; init; }

    /// <summary>The interface that asks, such as "syncpay"; null for Synapto's and the host's own.</summary>
    public string? Origin { get; init; }

    /// <summary>The methods by which it can be paid, to be shown; nothing is checked by them. Empty says nothing.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <inheritdoc cref="PaymentIntent.Description"/>
    public string? Description { get; init; }

    /// <inheritdoc cref="PaymentIntent.Metadata"/>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;
}

/// <summary>When an intent's money is taken.</summary>
public enum CaptureMethod
{
    /// <summary>At once.</summary>
    Automatic,

    /// <summary>It is reserved first, and taken by <see cref="PaymentIntents.CaptureAsync"/>.</summary>
    Manual,
}

/// <summary>With what an intent is confirmed: a card, or a saved card, or the one that it names already.</summary>
public sealed record PaymentConfirmation
{
    /// <summary>
    /// A card that the provider's own fields, or <see cref="ICardTokenizer"/>, have turned into a token; null for a saved card.
    /// </summary>
    public TokenizedCard? Card { get; init; }

    /// <summary>
    /// A card that is saved for the intent's customer; null for <see cref="Card"/>, for the one that the intent names, or else for
    /// the customer's default.
    /// </summary>
    public string? PaymentMethodId { get; init; }

    /// <summary>Keep <see cref="Card"/> as well; null leaves it to the intent. Needs a customer.</summary>
    public FutureUsage? SetupFutureUsage { get; init; }

    /// <summary>The payer is not there. Only with a saved card.</summary>
    public bool OffSession { get; init; }

    /// <summary>
    /// Where the payer's browser goes after an action: an absolute https URL (http for this machine in test mode), or null.
    /// </summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Says nothing of the card.</summary>
    public override string ToString() => "(confirmation of a payment)";
}
