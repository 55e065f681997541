namespace Payments.Providers;

/// <summary>What a provider is asked to take.</summary>
/// <param name="Key">The charge's id, by which the provider must know it again.</param>
/// <param name="Owner">Whose charge it is.</param>
/// <param name="Amount">How much; more than zero.</param>
/// <param name="Source">What it is taken from.</param>
public sealed record ChargeRequest(string Key, Owner Owner, Money Amount, PaymentSource Source)
{
    /// <summary>When the payer's time to act is over; a provider may set an earlier time. Null for a card.</summary>
    public DateTimeOffset? PayableUntil { get; init; }

    /// <summary>In test mode the outcome that the merchant asked for; null leaves it to the source.</summary>
    public SimulatedOutcome? Simulate { get; init; }

    /// <summary>Reserve the money only; it is taken by <see cref="ICaptureProvider.CaptureAsync"/>. Asked of no other provider.</summary>
    public bool AuthorizeOnly { get; init; }

    /// <summary>
    /// The payer is not there: an issuer that wants to see the payer declines with
    /// <see cref="DeclineCode.AuthenticationRequired"/>.
    /// </summary>
    public bool OffSession { get; init; }

    /// <summary>
    /// Save the card as well, where the provider can; its token is in the outcome. Asked of an <see cref="ICardVault"/> only.
    /// </summary>
    public bool SaveCard { get; init; }

    /// <summary>Where the payer's browser goes after an action, or null.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>
    /// The customer who pays, by the host's id, or null. A provider that has an account number for each customer gives that
    /// customer's.
    /// </summary>
    public string? CustomerId { get; init; }

    /// <summary>What the payer is to write on a transfer; null lets the provider choose.</summary>
    public string? PaymentReference { get; init; }

    /// <summary>The text for the payer's bank statement, or null.</summary>
    public string? StatementDescriptor { get; init; }

    /// <summary>The reference of the mandate that the payer has agreed to; null for other methods than debits.</summary>
    public string? MandateReference { get; init; }

    /// <summary>Says nothing of what the source holds.</summary>
    public override string ToString() => $"{Key} of {Owner}: {Amount} by {Source}";
}
