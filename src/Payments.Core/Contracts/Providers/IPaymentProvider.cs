namespace Payments.Providers;

/// <summary>
/// A payment provider. What it can do beyond charging it says by further interfaces:
/// <see cref="IChargeResolver"/>, <see cref="ICardTokenizer"/>.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>A short name that stays the same forever, such as "simulator"; it is stored with each charge.</summary>
    string Name { get; }

    /// <summary>The mode it serves: a live provider never sees a test charge, nor a test provider a live one.</summary>
    bool Livemode { get; }

    /// <summary>
    /// Takes the money, once per <see cref="ChargeRequest.Key"/>: the same key again answers what the first brought.
    /// An answer that did not come is <see cref="ChargeOutcome.Unknown"/>; a throw counts as that too. Answer
    /// <see cref="ChargeOutcome.Declined"/> only where no money moved, definitely.
    /// </summary>
    ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken);
}

/// <summary>A provider that says what it can take. One that does not takes cards only, in every currency.</summary>
public interface IMethodCatalog
{
    /// <summary>Its methods, in the order in which a page shows them; the same at each call.</summary>
    IReadOnlyList<MethodOffer> Methods { get; }
}

/// <summary>What a charge takes the money from. Closed: the two cases below.</summary>
public abstract record PaymentSource
{
    private protected PaymentSource(string method) => Method = method;

    /// <summary>The method's id, such as <see cref="MethodIds.Card"/>.</summary>
    public string Method { get; }

    private protected abstract void Closed();

    /// <summary>A card that the provider's own fields, or <see cref="ICardTokenizer"/>, have turned into a token.</summary>
    public sealed record Card : PaymentSource
    {
        /// <summary>A tokenized card.</summary>
        /// <param name="token">What the provider takes.</param>
        public Card(string token)
            : base(MethodIds.Card) => Token = token ?? throw new ArgumentNullException(nameof(token));

        /// <summary>What the provider takes.</summary>
        public string Token { get; }

        /// <summary>Says nothing of the token: a host may have put there what no log may hold.</summary>
        public override string ToString() => "card";

        private protected override void Closed() { }
    }

    /// <summary>Any other method: the payer acts outside, at a bank or on a phone.</summary>
    public sealed record Rail : PaymentSource
    {
        /// <summary>A method with what it requires.</summary>
        /// <param name="method">The method's id.</param>
        /// <param name="railId">The rail's id, or null where the method has none.</param>
        /// <param name="fields">What the payer gave, checked by the method's <see cref="Requirement"/>s.</param>
        public Rail(string method, string? railId, IReadOnlyDictionary<string, string> fields)
            : base(method)
        {
            RailId = railId;
            Fields = fields ?? throw new ArgumentNullException(nameof(fields));
        }

        /// <summary>The rail's id, or null.</summary>
        public string? RailId { get; }

        /// <summary>What the payer gave, by field.</summary>
        public IReadOnlyDictionary<string, string> Fields { get; }

        /// <summary>Says nothing of what the payer gave.</summary>
        public override string ToString() => RailId is null ? Method : $"{Method} by {RailId}";

        private protected override void Closed() { }
    }
}

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
