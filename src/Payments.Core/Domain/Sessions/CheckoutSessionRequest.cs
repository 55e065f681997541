using Payments.Providers;

namespace Payments;

/// <summary>What a new session is to be.</summary>
public sealed record CheckoutSessionRequest
{
    /// <summary>What is to be paid: more than zero, at most <see cref="PaymentsOptions.MaximumAmount"/>.</summary>
    public required Money Amount { get; init; }

    /// <summary>The merchant's own reference: 1 to <see cref="Limits.ReferenceLength"/> characters, or null.</summary>
    public string? ClientReferenceId { get; init; }

    /// <summary>Where the customer goes once paid, by the rules of <see cref="RedirectUrl"/>; null shows the hosted success page.</summary>
    public string? SuccessUrl { get; init; }

    /// <summary>Where the page's "Back" link leads, by the rules of <see cref="RedirectUrl"/>; null shows none.</summary>
    public string? CancelUrl { get; init; }

    /// <summary>The merchant's own keys and values.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;

    /// <summary>How long it can be paid: 1 minute to 30 days; null is <see cref="PaymentsOptions.SessionLifetime"/>.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Whether it can be paid until it is ended by request; then <see cref="Lifetime"/> is null.</summary>
    public bool NeverExpires { get; init; }

    /// <summary>Who pays, or null; must exist, and names the payer unless <see cref="Customer"/> does.</summary>
    public string? CustomerId { get; init; }

    /// <summary>
    /// The methods by which it can be paid, by their ids: each one that the account takes in the amount's currency, and once;
    /// empty is all.
    /// </summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>How it is booked; null where nothing is said.</summary>
    public PostingOptions? PostingOptions { get; init; }

    /// <summary>Send the page's URL to the customer's e-mail address; needs a customer with one, and a host that sends mail.</summary>
    public bool SendEmail { get; init; }

    /// <inheritdoc cref="CheckoutSession.Description"/>
    public string? Description { get; init; }

    /// <inheritdoc cref="CheckoutSession.Locale"/>
    public string? Locale { get; init; }

    /// <summary>Whether redirect URLs may be http:// for any host, as some dialects document.</summary>
    public bool AllowHttpRedirects { get; init; }

    /// <summary>
    /// In which currencies it can be paid, with <see cref="Amount"/> as its base; null is the amount's own currency alone.
    /// </summary>
    public Pricing? Pricing { get; init; }

    /// <summary>Who is to pay, or null.</summary>
    public CustomerDetails? Customer { get; init; }

    /// <summary>Whether the reference must be one that no other session of the owner has; where none is given, one is made.</summary>
    public bool ReferenceIsUnique { get; init; }

    /// <summary>The interface that asks, such as "syncpay"; null for the host itself.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether the first payment is the last: one that fails ends the session. Default false: the payer may try again.</summary>
    public bool OneAttempt { get; init; }

    /// <summary>In test mode the outcome to bring about, whatever the payer gives; refused in live mode.</summary>
    public SimulatedOutcome? Simulate { get; init; }

    /// <summary>Makes the hosted page's absolute URL of the new session; null asks the host's <see cref="IHostedPageUrls"/>.</summary>
    public Func<CheckoutSession, string>? PageUrl { get; init; }
}

/// <summary>What a payer confirms.</summary>
public sealed record PaymentSubmission
{
    /// <summary>The quote, with the method, the rail and the amount.</summary>
    public required string QuoteId { get; init; }

    /// <summary>The card, where the quote's method is one; else null.</summary>
    public TokenizedCard? Card { get; init; }

    /// <summary>What the method requires, by field; see <see cref="RequirementRules"/>.</summary>
    public IReadOnlyDictionary<string, string?> Fields { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// Where the payer's browser goes after an approval at a bank or at the card's issuer; null is the session's page.
    /// </summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Says nothing of what the payer gave.</summary>
    public override string ToString() => $"submission of {QuoteId}";
}
