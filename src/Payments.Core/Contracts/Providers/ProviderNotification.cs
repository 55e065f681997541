namespace Payments.Providers;

/// <summary>
/// A notification of a provider. It may come twice, late, or in any order. Give it to <see cref="PaymentEngine.ReceiveAsync"/> once its
/// signature is checked; until that has returned, let the provider send it again. Closed: <see cref="ChargeNotification"/>,
/// <see cref="SetupNotification"/>, <see cref="RefundNotification"/>, <see cref="DisputeNotification"/>,
/// <see cref="BankLineNotification"/>, <see cref="BankLineReversalNotification"/> and <see cref="CardNotification"/>.
/// </summary>
public abstract record ProviderNotification
{
    private protected ProviderNotification(string provider, Owner owner)
    {
        Provider = provider;
        Owner = owner;
    }

    /// <summary>The provider's <see cref="IPaymentProvider.Name"/>.</summary>
    public string Provider { get; init; }

    /// <summary>Of whose it tells.</summary>
    public Owner Owner { get; init; }

    private protected abstract void Closed();
}

/// <summary>
/// A notification about a charge. It may come twice, late, or in any order. Give it to <see cref="Charges.ReceiveAsync"/>
/// once its signature is checked; until that has returned, let the provider send it again.
/// </summary>
/// <param name="Provider">The provider's <see cref="IPaymentProvider.Name"/>.</param>
/// <param name="Owner">Whose charge it is.</param>
/// <param name="Key">The charge's id.</param>
/// <param name="Outcome">The charge's state. Money is reported as the total that has arrived, never as a part.</param>
public sealed record ChargeNotification(string Provider, Owner Owner, string Key, ChargeOutcome Outcome)
    : ProviderNotification(Provider, Owner)
{
    private protected override void Closed() { }
}

/// <summary>A notification about a refund; see <see cref="Refunds.ReceiveAsync"/>. It may come twice or late.</summary>
/// <param name="Provider">The provider's <see cref="IPaymentProvider.Name"/>.</param>
/// <param name="Owner">Whose refund it is.</param>
/// <param name="Key">The refund's id.</param>
/// <param name="Outcome">Its state. One that had succeeded may fail later, as where the payer's account is closed.</param>
public sealed record RefundNotification(string Provider, Owner Owner, string Key, RefundOutcome Outcome)
    : ProviderNotification(Provider, Owner)
{
    private protected override void Closed() { }
}

/// <summary>A notification about a setup; see <see cref="SetupIntents.ReceiveAsync"/>.</summary>
/// <param name="Provider">The provider's <see cref="IPaymentProvider.Name"/>.</param>
/// <param name="Owner">Whose setup it is.</param>
/// <param name="Key">The attempt's id.</param>
/// <param name="Outcome">Its state.</param>
public sealed record SetupNotification(string Provider, Owner Owner, string Key, SetupOutcome Outcome)
    : ProviderNotification(Provider, Owner)
{
    private protected override void Closed() { }
}

/// <summary>What the card network reports about a saved card; see <see cref="PaymentMethods.ReceiveAsync"/>.</summary>
/// <param name="Provider">The provider's <see cref="IPaymentProvider.Name"/>.</param>
/// <param name="Owner">Whose customer's card it is.</param>
/// <param name="Token">The token that the provider gave for keeping.</param>
/// <param name="Card">The card as it is now, such as with a new date of expiry.</param>
public sealed record CardNotification(string Provider, Owner Owner, string Token, CardSummary Card) : ProviderNotification(Provider, Owner)
{
    /// <summary>
    /// As <see cref="SetupOutcome.Saved.Fingerprint"/>, where the card has another number now. Null keeps the one there is, unless the
    /// last four digits are others.
    /// </summary>
    public string? Fingerprint { get; init; }

    /// <summary>Says nothing of the token.</summary>
    public override string ToString() => $"{Provider}: {Owner} {Card}";

    private protected override void Closed() { }
}

/// <summary>
/// A bank has taken back a line that it had booked: camt.053's RvslInd, MT940's RC. Told twice it counts once. Give it to
/// <see cref="BankLines.ReceiveReversalAsync"/> or <see cref="PaymentEngine.ReceiveAsync"/>; until that has returned, let the bank tell
/// it again.
/// </summary>
/// <param name="Provider">As in the <see cref="BankLineNotification"/> of the line.</param>
/// <param name="Owner">Whose account it is.</param>
/// <param name="Reference">The bank's own id of the reversal: 1 to <see cref="Limits.UniqueReferenceLength"/> characters.</param>
/// <param name="OriginalReference">The reference of the line that it reverses.</param>
/// <param name="Amount">How much: all of the line.</param>
public sealed record BankLineReversalNotification(string Provider, Owner Owner, string Reference, string OriginalReference, Money Amount)
    : ProviderNotification(Provider, Owner)
{
    private protected override void Closed() { }
}

/// <summary>
/// Money has arrived at a bank account. Told twice it is taken once. Give it to <see cref="BankLines.ReceiveAsync"/> or
/// <see cref="PaymentEngine.ReceiveAsync"/>; until that has returned, let the bank tell it again.
/// </summary>
/// <param name="Provider">The provider's <see cref="IPaymentProvider.Name"/>, or a name of 1 to 40 characters for a bank that
/// the host reads itself.</param>
/// <param name="Owner">Whose account it is.</param>
/// <param name="Reference">The bank's own id of the line: 1 to <see cref="Limits.UniqueReferenceLength"/> characters, the same
/// each time it is told. Spaces around it are ignored, for statements pad it.</param>
/// <param name="Amount">How much; more than zero.</param>
/// <param name="BookedAt">When the bank booked it.</param>
public sealed record BankLineNotification(string Provider, Owner Owner, string Reference, Money Amount, DateTimeOffset BookedAt)
    : ProviderNotification(Provider, Owner)
{
    /// <summary>
    /// The customer whose own account number it was sent to, by the id that <see cref="ChargeRequest.CustomerId"/> gave; null for
    /// an account of the merchant's.
    /// </summary>
    public string? CustomerId { get; init; }

    /// <summary>
    /// What the payer wrote, or null; <see cref="Limits.RemittanceLength"/> characters of it are kept, and no card number.
    /// </summary>
    public string? Remittance { get; init; }

    /// <summary>The payer's name, or null.</summary>
    public string? PayerName { get; init; }

    /// <summary>Whether the bank does not say when it booked the line, and <see cref="BookedAt"/> is a stand-in such as now.</summary>
    public bool IsBookedAtAssumed { get; init; }

    private protected override void Closed() { }
}
