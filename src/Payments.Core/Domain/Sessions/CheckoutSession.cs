using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// A hosted payment page with a shareable URL, for one price. Immutable; the engine alone makes the next version.
/// </summary>
public sealed record CheckoutSession
{
    /// <summary>"cs_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>What is to be paid, in the base currency of its pricing; more than zero.</summary>
    public required Money Amount { get; init; }

    /// <summary>In which currencies it can be paid, and how much in each.</summary>
    public Pricing Pricing
    {
        get => field ?? Pricing.SingleCurrency.Of(Amount);
        init;
    }

    /// <summary>Who is to pay, as far as the merchant said; null where nothing was said.</summary>
    public CustomerDetails? Customer { get; init; }

    /// <summary>The customer who pays, or null where nobody was named.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The methods by which it can be paid, of those that the account takes; empty is all of them.</summary>
    public IReadOnlyList<string> Methods
    {
        get;
        init => field = OwnList.Of(value);
    } = [];

    /// <summary>How it is booked; null where nothing was said.</summary>
    [JsonPropertyName("booking")]
    public PostingOptions? PostingOptions { get; init; }

    /// <summary>
    /// The customer's credit that is applied to it beside <see cref="Amount"/>, or null; it is returned where the session is not paid.
    /// </summary>
    public Money? CreditApplied { get; init; }

    /// <summary>
    /// What the payer writes on a bank transfer, see <see cref="PaymentReference"/>; null where none is awaited, and for sessions
    /// of the first releases.
    /// </summary>
    public string? PaymentReference { get; init; }

    /// <summary>What the payer is told that it is for, or null; at most <see cref="Limits.DescriptionLength"/> characters.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The language of its page and its mails as a tag such as "de-AT", of at most 35 characters; null, the
    /// default, leaves the page to what the payer's browser asks for, and the mails to the host's default.
    /// </summary>
    public string? Locale { get; init; }

    /// <summary>The intent that collects the payment.</summary>
    public required string PaymentIntentId { get; init; }

    /// <summary>The merchant's own reference, or null; at most <see cref="Limits.ReferenceLength"/> characters.</summary>
    public string? ClientReferenceId { get; init; }

    /// <summary>Whether no other session of this owner has the same reference.</summary>
    public bool ReferenceIsUnique { get; init; }

    /// <summary>The interface that made it, such as "syncpay"; null for Synapto's and the host's own.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether its first payment is its last: one that fails ends the session.</summary>
    public bool OneAttempt { get; init; }

    /// <summary>In test mode the outcome that the merchant asked for; null leaves it to the payer's means.</summary>
    public SimulatedOutcome? Simulate { get; init; }

    /// <summary>Where the customer goes once paid; null shows the hosted success page.</summary>
    public string? SuccessUrl { get; init; }

    /// <summary>Where the page's "Back" link leads; null shows none.</summary>
    public string? CancelUrl { get; init; }

    /// <summary>The merchant's own keys and values.</summary>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;

    /// <summary>Opens the hosted page of this session alone; 256 random bits. Treat it as a secret of the customer's.</summary>
    public required string PageToken { get; init; }

    /// <summary>The hosted page, absolute; null where the host gave no public URL.</summary>
    public string? PageUrl { get; init; }

    /// <summary>When it can no longer be paid; the end of time where <see cref="HasExpiry"/> is false.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state with its data.</summary>
    public required SessionState State { get; init; }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public SessionStatus Status => State.Status;

    /// <summary>False where it can be paid until it is ended by request.</summary>
    [JsonIgnore]
    public bool HasExpiry => ExpiresAt < Limits.NoExpiry;

    /// <summary>Whether it can be paid by a method, as far as the session says.</summary>
    public bool Takes(string method) => Methods.Count == 0 || Methods.Contains(method);

    /// <summary>All that it is worth: what the payer pays and the credit that is applied to it.</summary>
    [JsonIgnore]
    public Money Total => CreditApplied is { } credit ? Amount + credit : Amount;

    /// <summary>True once payment has succeeded.</summary>
    [JsonIgnore]
    public bool IsPaid => State is SessionState.Complete;

    /// <summary>
    /// The session's state at a time: an open one whose time is over, with no charge under way, reads expired even
    /// before the worker has written it so.
    /// </summary>
    public CheckoutSession AsOf(DateTimeOffset now) =>
        SessionMachine.Apply(this, new SessionCommand.Expire(ExpiryCause.TimeElapsed), now).State;
}

/// <summary>A merchant's reference that stands for one thing of an owner: nothing else of its sort can have it.</summary>
/// <param name="Id">The sort of thing, a colon, and the reference, such as "checkout:order-1".</param>
/// <param name="Target">The id of the thing.</param>
public sealed record ClaimedReference(string Id, string Target)
{
    internal static string OfCheckout(string reference) => "checkout:" + reference;

    internal static string OfRefund(string reference) => "refund:" + reference;
}
