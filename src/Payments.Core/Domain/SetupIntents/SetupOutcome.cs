namespace Payments.Providers;

/// <summary>The sort of an outcome, for the transition table.</summary>
public enum SetupOutcomeKind
{
    /// <summary>The card is saved.</summary>
    Saved,

    /// <summary>The card is not kept, definitely.</summary>
    Declined,

    /// <summary>The payer must authenticate first.</summary>
    RequiresAction,

    /// <summary>Not decided, or not known.</summary>
    Unknown,
}

/// <summary>What a provider did with a card that was to be saved. Closed: the four cases below.</summary>
public abstract record SetupOutcome
{
    private protected SetupOutcome() { }

    /// <summary>The sort of outcome.</summary>
    public SetupOutcomeKind Kind => Closed;

    private protected abstract SetupOutcomeKind Closed { get; }

    /// <summary>The card is saved.</summary>
    /// <param name="Token">Charges it from now on.</param>
    public sealed record Saved(string Token) : SetupOutcome
    {
        /// <summary>
        /// What the provider knows the card's number by: one text for one number, in this account at least. It is kept as a digest under
        /// a secret key alone, and says that a customer has the card already. Null, the default, where the provider has no such
        /// text; then the card is saved a second time. Not the number, and no hash of it that needs no key.
        /// </summary>
        public string? Fingerprint { get; init; }

        /// <summary>Says nothing of the token.</summary>
        public override string ToString() => "saved";

        private protected override SetupOutcomeKind Closed => SetupOutcomeKind.Saved;
    }

    /// <summary>The card is not kept.</summary>
    /// <param name="Code">Why.</param>
    public sealed record Declined(DeclineCode Code) : SetupOutcome
    {
        private protected override SetupOutcomeKind Closed => SetupOutcomeKind.Declined;
    }

    /// <summary>The payer must authenticate first.</summary>
    /// <param name="Action">How.</param>
    /// <param name="Until">When the payer's time for it is over.</param>
    public sealed record RequiresAction(NextAction Action, DateTimeOffset Until) : SetupOutcome
    {
        private protected override SetupOutcomeKind Closed => SetupOutcomeKind.RequiresAction;
    }

    /// <summary>Not decided, or not known.</summary>
    public sealed record Unknown() : SetupOutcome
    {
        private protected override SetupOutcomeKind Closed => SetupOutcomeKind.Unknown;
    }
}
