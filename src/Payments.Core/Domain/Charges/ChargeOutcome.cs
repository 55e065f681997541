namespace Payments.Providers;

/// <summary>The sort of an outcome, for the transition table.</summary>
public enum ChargeOutcomeKind
{
    /// <summary>All of the money is taken.</summary>
    Approved,

    /// <summary>No money was taken, definitely.</summary>
    Declined,

    /// <summary>Accepted and not decided; ask again later.</summary>
    Pending,

    /// <summary>No answer: money may have moved.</summary>
    Unknown,

    /// <summary>The payer must act: send a transfer, answer a prompt.</summary>
    AwaitingPayment,

    /// <summary>Money has arrived, possibly less or more than was asked for.</summary>
    Received,

    /// <summary>The payer must authenticate, and no money has moved.</summary>
    RequiresAction,

    /// <summary>The money is reserved and not taken.</summary>
    Authorized,

    /// <summary>Reserved money is taken, all or a part of it; the rest is released.</summary>
    Captured,

    /// <summary>Money that was taken has gone back to the payer: a debit that failed late.</summary>
    Returned,
}

/// <summary>What a provider made of a charge. Closed: the ten cases below.</summary>
public abstract record ChargeOutcome
{
    private protected ChargeOutcome() { }

    /// <summary>The sort of outcome.</summary>
    public ChargeOutcomeKind Kind => Closed;

    private protected abstract ChargeOutcomeKind Closed { get; }

    /// <summary>All of the money is taken.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    public sealed record Approved(string Reference) : ChargeOutcome
    {
        /// <summary>
        /// Charges the card again; given where <see cref="ChargeRequest.SaveCard"/> asked for it and the provider could, else
        /// null.
        /// </summary>
        public string? SavedToken { get; init; }

        /// <summary>As <see cref="SetupOutcome.Saved.Fingerprint"/>, of the card that <see cref="SavedToken"/> charges.</summary>
        public string? SavedFingerprint { get; init; }

        private protected override ChargeOutcomeKind Closed => ChargeOutcomeKind.Approved;
    }

    /// <summary>No money was taken, definitely.</summary>
    /// <param name="Code">Why.</param>
    public sealed record Declined(DeclineCode Code) : ChargeOutcome
    {
        private protected override ChargeOutcomeKind Closed => ChargeOutcomeKind.Declined;
    }

    /// <summary>Accepted and not decided.</summary>
    public sealed record Pending() : ChargeOutcome
    {
        /// <summary>When a debit is presented and settled; null for other methods, and where it is not known.</summary>
        public DebitTimings? Timings { get; init; }

        private protected override ChargeOutcomeKind Closed => ChargeOutcomeKind.Pending;
    }

    /// <summary>No answer: a time-out, a reset, an answer that cannot be read. Never a guess.</summary>
    /// <param name="Reason">What happened instead; for operators, without card data.</param>
    public sealed record Unknown(string Reason) : ChargeOutcome
    {
        private protected override ChargeOutcomeKind Closed => ChargeOutcomeKind.Unknown;
    }

    /// <summary>The payer must act, and no money has arrived.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Instructions">What the payer must do.</param>
    /// <param name="Until">When the payer's time to act is over.</param>
    public sealed record AwaitingPayment(string Reference, PaymentInstructions Instructions, DateTimeOffset Until) : ChargeOutcome
    {
        private protected override ChargeOutcomeKind Closed => ChargeOutcomeKind.AwaitingPayment;
    }

    /// <summary>Money has arrived.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Total">All that has arrived for this charge until now, more than zero, in the charge's currency. A total that is
    /// repeated, or less than an earlier one, changes nothing.</param>
    public sealed record Received(string Reference, Money Total) : ChargeOutcome
    {
        private protected override ChargeOutcomeKind Closed => ChargeOutcomeKind.Received;
    }

    /// <summary>The payer must authenticate, and no money has moved.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Action">How.</param>
    /// <param name="Until">When the payer's time for it is over.</param>
    public sealed record RequiresAction(string Reference, NextAction Action, DateTimeOffset Until) : ChargeOutcome
    {
        private protected override ChargeOutcomeKind Closed => ChargeOutcomeKind.RequiresAction;
    }

    /// <summary>The money is reserved: all of the charge's amount.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Until">When the reservation ends by itself.</param>
    public sealed record Authorized(string Reference, DateTimeOffset Until) : ChargeOutcome
    {
        /// <summary>
        /// Charges the card again; given where <see cref="ChargeRequest.SaveCard"/> asked for it and the provider could, else
        /// null.
        /// </summary>
        public string? SavedToken { get; init; }

        /// <summary>As <see cref="SetupOutcome.Saved.Fingerprint"/>, of the card that <see cref="SavedToken"/> charges.</summary>
        public string? SavedFingerprint { get; init; }

        private protected override ChargeOutcomeKind Closed => ChargeOutcomeKind.Authorized;
    }

    /// <summary>Reserved money is taken; what is left of it is released.</summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Amount">How much, in the charge's currency; more than zero, at most the charge's amount.</param>
    public sealed record Captured(string Reference, Money Amount) : ChargeOutcome
    {
        /// <summary>
        /// As <see cref="Authorized.SavedToken"/>, for where the reservation's response was lost; a repetition changes nothing.
        /// </summary>
        public string? SavedToken { get; init; }

        /// <summary>As <see cref="SetupOutcome.Saved.Fingerprint"/>, of the card that <see cref="SavedToken"/> charges.</summary>
        public string? SavedFingerprint { get; init; }

        private protected override ChargeOutcomeKind Closed => ChargeOutcomeKind.Captured;
    }

    /// <summary>
    /// All money that was taken has been returned to the payer: the debit failed late. A dispute is reported by a
    /// <see cref="DisputeNotification"/> instead.
    /// </summary>
    /// <param name="Reference">The provider's own id for the charge.</param>
    /// <param name="Code">Why.</param>
    public sealed record Returned(string Reference, DeclineCode Code) : ChargeOutcome
    {
        private protected override ChargeOutcomeKind Closed => ChargeOutcomeKind.Returned;
    }
}
