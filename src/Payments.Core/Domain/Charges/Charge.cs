using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// One try to take an intent's money. It is committed before the provider hears of it, and its id is the key by which the
/// provider knows it: sent twice it is charged once. Immutable; the engine alone makes the next version.
/// </summary>
public sealed record Charge
{
    /// <summary>In <see cref="Provider"/>, where the money is what was kept for the customer and no provider takes part.</summary>
    internal const string CreditProvider = "customer_balance";

    /// <summary>"ch_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The intent whose money it takes.</summary>
    public required string PaymentIntentId { get; init; }

    /// <summary>The session that the intent was made for, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>
    /// The interface that its intent was made by, such as "syncpay"; null for Synapto's and the host's own, and for charges of
    /// the first releases.
    /// </summary>
    public string? Origin { get; init; }

    /// <summary>What it takes, in the payer's currency, with a fee that the payer bears.</summary>
    public required Money Amount { get; init; }

    /// <summary>The method's id, such as <see cref="MethodIds.BankTransfer"/>. Charges of the first release are of cards.</summary>
    public string Method
    {
        get;
        init => field = value ?? MethodIds.Card;
    } = MethodIds.Card;

    /// <summary>The rail's id, or null where the method has none.</summary>
    public string? Rail { get; init; }

    /// <summary>The card, without its number; null for other methods.</summary>
    public CardSummary? Card { get; init; }

    /// <summary>The quote that the payer confirmed, or null where there was nothing to quote.</summary>
    public string? QuoteId { get; init; }

    /// <summary>What the processing costs, in the charge's currency; null where nothing was quoted.</summary>
    public Money? Fee { get; init; }

    /// <summary>What was told to have arrived; null where the state says it: nothing, or all. See <see cref="AmountReceived"/>.</summary>
    public Money? Received { get; init; }

    /// <summary>What is given back or on its way back; null where nothing is. See <see cref="AmountRefunded"/>.</summary>
    public Money? Refunded { get; init; }

    /// <summary>
    /// What the payer's bank has taken back by disputes that are open or lost; null where nothing is. See
    /// <see cref="AmountDisputed"/>.
    /// </summary>
    public Money? Disputed { get; init; }

    /// <summary>The saved card that it takes the money from, or null.</summary>
    public string? PaymentMethodId { get; init; }

    /// <summary>Whether its money is only reserved, and taken by a capture.</summary>
    public bool AuthorizeOnly { get; init; }

    /// <summary>Whether the payer was not there.</summary>
    public bool OffSession { get; init; }

    /// <summary>Whether the card is to be kept for the intent's customer.</summary>
    public bool SaveCard { get; init; }

    /// <summary>Where the payer's browser goes after an action, or null.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>When the payer's time to act is over; null for a card.</summary>
    public DateTimeOffset? PayableUntil { get; init; }

    /// <summary>In test mode the outcome that the merchant asked for.</summary>
    public SimulatedOutcome? Simulate { get; init; }

    /// <summary>
    /// The states it has been in, oldest first, with the present one; at most <see cref="Limits.ChargeHistory"/>. Empty for
    /// charges of the first release.
    /// </summary>
    public IReadOnlyList<ChargeHistoryEntry> History
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>How it is booked, as its session or intent said; null where nothing was said.</summary>
    [JsonPropertyName("booking")]
    public PostingOptions? PostingOptions { get; init; }

    /// <summary>The customer who pays, or null where nobody was named.</summary>
    public string? CustomerId { get; init; }

    /// <summary>From which day (UTC) its money can be paid out; null until it is paid, and for charges of the first releases.</summary>
    public DateOnly? AvailableOn { get; init; }

    /// <summary>What was passed on to payees when it was paid.</summary>
    public IReadOnlyList<PayeeTransfer> Transfers
    {
        get;
        init => field = value is { Count: > 0 } ? value : [];
    } = [];

    /// <summary>For how much that went back its payees gave back their parts; null where they gave nothing.</summary>
    public Money? ReversedFor { get; init; }

    /// <summary>The customer's credit that was applied beside it, or null.</summary>
    public Money? CreditApplied { get; init; }

    /// <summary>
    /// What the payer's bank took back after it had counted as paid, because the debit failed late; null where nothing was. See
    /// <see cref="AmountReturned"/>.
    /// </summary>
    public Money? Returned { get; init; }

    /// <summary>When a debit is presented and settled, as its provider said; null for other methods.</summary>
    public DebitTimings? Debit { get; init; }

    /// <summary>The bank account that it debits, without its number; null for other methods.</summary>
    public BankAccountSummary? BankAccount { get; init; }

    /// <summary>
    /// The reference of the mandate that the payer gave, see <see cref="MandateReference"/>; null for other methods than debits.
    /// </summary>
    public string? MandateReference { get; init; }

    /// <summary>
    /// The bank whose lines paid it, or null: its provider knows nothing of the money, so that a refund is made by hand.
    /// </summary>
    public string? BankLineProvider { get; init; }

    /// <summary>What its provider reported last that it cannot have, or null.</summary>
    public ChargeMismatch? Mismatch { get; init; }

    /// <summary>The name of the provider it was sent to.</summary>
    public required string Provider { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state with its data.</summary>
    public required ChargeState State { get; init; }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public ChargeStatus Status => State.Status;

    /// <summary>What has become of it, as lists of charges are asked for it; of one that was paid late, what it was before.</summary>
    [JsonIgnore]
    public ChargeStanding Standing => ChargeStandings.Of(Status, History);

    /// <summary>
    /// All that has arrived, in the charge's currency: less than the amount where it is underpaid, more where it is overpaid.
    /// </summary>
    [JsonIgnore]
    public Money AmountReceived => Received ?? (Status == ChargeStatus.Succeeded ? Amount : Money.Zero(Amount.Currency));

    /// <summary>What is still to come; zero once it is paid, accepted or over.</summary>
    [JsonIgnore]
    public Money AmountRemaining =>
        Status
            is ChargeStatus.Pending
                or ChargeStatus.Unknown
                or ChargeStatus.AwaitingPayment
                or ChargeStatus.Underpaid
                or ChargeStatus.RequiresAction
            ? Amount - AmountReceived
            : Money.Zero(Amount.Currency);

    /// <summary>What is given back or on its way back.</summary>
    [JsonIgnore]
    public Money AmountRefunded => Refunded ?? Money.Zero(Amount.Currency);

    /// <summary>What can be given back: of what has arrived, all that is not on its way back, not disputed and not returned.</summary>
    [JsonIgnore]
    public Money AmountRefundable
    {
        get
        {
            var left = AmountReceived - AmountRefunded - AmountDisputed - AmountReturned;
            return left.IsNegative ? Money.Zero(Amount.Currency) : left;
        }
    }

    /// <summary>What the payer's bank has taken back by disputes that are open or lost.</summary>
    [JsonIgnore]
    public Money AmountDisputed => Disputed ?? Money.Zero(Amount.Currency);

    /// <summary>What the payer's bank took back after it had counted as paid.</summary>
    [JsonIgnore]
    public Money AmountReturned => Returned ?? Money.Zero(Amount.Currency);

    /// <summary>
    /// Whether its provider takes the money that was asked for, as of a card or by a debit; else payers send it, and may send too little or
    /// too much.
    /// </summary>
    [JsonIgnore]
    internal bool IsPulled => Method is MethodIds.Card or MethodIds.CustomerBalance || DebitMethods.SchemeOf(Method) is not null;

    /// <summary>What is reserved and can be captured; zero in every other state.</summary>
    [JsonIgnore]
    public Money AmountCapturable => Status == ChargeStatus.Authorized ? Amount : Money.Zero(Amount.Currency);

    /// <summary>When the payer's time to act is over, while the payer may act; else null.</summary>
    [JsonIgnore]
    public DateTimeOffset? PayerActsUntil =>
        State switch
        {
            ChargeState.AwaitingPayment awaiting => awaiting.Until,
            ChargeState.RequiresAction action => action.Until,
            _ => null,
        };

    /// <summary>
    /// What the merchant gets of what has arrived, net of the fee, before refunds and disputes. Zero until its money counts as payment, and
    /// once it was returned; never below zero.
    /// </summary>
    [JsonIgnore]
    public Money Settlement
    {
        get
        {
            var zero = Money.Zero(Amount.Currency);
            var net = IsPaid ? AmountReceived - (Fee ?? zero) : zero;
            return net.IsNegative ? zero : net;
        }
    }

    /// <summary>The provider's own id for it, once it is known.</summary>
    [JsonIgnore]
    public string? Reference =>
        State switch
        {
            ChargeState.AwaitingPayment awaiting => awaiting.Reference,
            ChargeState.RequiresAction action => action.Reference,
            ChargeState.Authorized authorized => authorized.Reference,
            ChargeState.Capturing capturing => capturing.Reference,
            ChargeState.Underpaid underpaid => underpaid.Reference,
            ChargeState.Succeeded succeeded => succeeded.Reference,
            ChargeState.Accepted accepted => accepted.Reference,
            ChargeState.PaidLate late => late.Reference,
            ChargeState.Returned returned => returned.Reference,
            _ => History.Count > 0 ? History[^1].Reference : null,
        };

    /// <summary>True where its money counts as payment.</summary>
    [JsonIgnore]
    public bool IsPaid => Status is ChargeStatus.Succeeded or ChargeStatus.Accepted;

    /// <summary>True where it is paid by a debit that its bank may still return.</summary>
    [JsonIgnore]
    public bool MayBeReturned => IsPaid && Debit?.LateFailureUntil is not null;

    /// <summary>True while its outcome is still to come, and may be asked for.</summary>
    [JsonIgnore]
    public bool IsOpen =>
        Status
            is ChargeStatus.Pending
                or ChargeStatus.Unknown
                or ChargeStatus.AwaitingPayment
                or ChargeStatus.Underpaid
                or ChargeStatus.RequiresAction
                or ChargeStatus.Capturing;
}
