using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// One amount to collect, from the first try to the last. It has many charges, one of them live at most. Immutable; the
/// engine alone makes the next version.
/// </summary>
public sealed record PaymentIntent
{
    /// <summary>"pi_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>What is to be collected; more than zero.</summary>
    public required Money Amount { get; init; }

    /// <summary>The session it was made for, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>The interface that it or its session was made by, such as "syncpay"; null for Synapto's and the host's own.</summary>
    public string? Origin { get; init; }

    /// <summary>
    /// The methods by which it can be paid, as its session or its maker said; empty where nothing was said, and for intents of
    /// the first releases.
    /// </summary>
    public IReadOnlyList<string> Methods
    {
        get;
        init => field = OwnList.Of(value);
    } = [];

    /// <summary>Who pays, or null where nobody was named. Another customer's cards are refused.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The saved card that it was last confirmed with, or is to be; null where there is none.</summary>
    public string? PaymentMethodId { get; init; }

    /// <summary>When its money is taken.</summary>
    public CaptureMethod CaptureMethod { get; init; }

    /// <summary>Whether the card that pays is kept for the customer, and for what; null where it is not.</summary>
    public FutureUsage? SetupFutureUsage { get; init; }

    /// <summary>
    /// Opens this intent alone to the payer's browser: the id, "_secret_" and 256 random bits. Treat it as a secret of the
    /// customer's. Null for intents of the first releases.
    /// </summary>
    public string? ClientSecret { get; init; }

    /// <summary>How it is booked; null where nothing is said.</summary>
    [JsonPropertyName("booking")]
    public PostingOptions? PostingOptions { get; init; }

    /// <summary>For the merchant's own people, or null; at most <see cref="Limits.DescriptionLength"/> characters.</summary>
    public string? Description { get; init; }

    /// <summary>The merchant's own keys and values.</summary>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;

    /// <summary>How many charges it has sent.</summary>
    public int Charges { get; init; }

    /// <summary>The last of its charges, or null before the first, and for intents of the first releases that are waiting.</summary>
    public string? LatestChargeId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state with its data.</summary>
    public required IntentState State { get; init; }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public IntentStatus Status => State.Status;

    /// <summary>What is reserved and can be captured.</summary>
    [JsonIgnore]
    public Money AmountCapturable => Status == IntentStatus.RequiresCapture ? Amount : Money.Zero(Amount.Currency);

    /// <summary>What is taken.</summary>
    [JsonIgnore]
    public Money AmountReceived => State is IntentState.Succeeded succeeded ? succeeded.Captured ?? Amount : Money.Zero(Amount.Currency);

    /// <summary>Prints no secret.</summary>
    public override string ToString() => $"{Id} of {Owner}: {Amount} {Status}";
}
