namespace Payments.Providers;

/// <summary>The sort of an outcome, for the transition table.</summary>
public enum ChargeOutcomeKind
{
    /// <summary>The money is taken.</summary>
    Approved,

    /// <summary>No money was taken, definitely.</summary>
    Declined,

    /// <summary>Accepted and not decided; ask again later.</summary>
    Pending,

    /// <summary>No answer: money may have moved.</summary>
    Unknown,
}

/// <summary>What a processor made of a charge. Closed: the four cases below.</summary>
public abstract record ChargeOutcome
{
    private protected ChargeOutcome(ChargeOutcomeKind kind) => Kind = kind;

    /// <summary>The sort of outcome.</summary>
    public ChargeOutcomeKind Kind { get; }

    private protected abstract void Closed();

    /// <summary>The money is taken.</summary>
    /// <param name="Reference">The processor's own id for the charge.</param>
    public sealed record Approved(string Reference) : ChargeOutcome(ChargeOutcomeKind.Approved)
    {
        private protected override void Closed() { }
    }

    /// <summary>No money was taken, definitely.</summary>
    /// <param name="Code">Why.</param>
    public sealed record Declined(DeclineCode Code) : ChargeOutcome(ChargeOutcomeKind.Declined)
    {
        private protected override void Closed() { }
    }

    /// <summary>Accepted and not decided.</summary>
    public sealed record Pending() : ChargeOutcome(ChargeOutcomeKind.Pending)
    {
        private protected override void Closed() { }
    }

    /// <summary>No answer: a time-out, a reset, an answer that cannot be read. Never a guess.</summary>
    /// <param name="Reason">What happened instead; for operators, without card data.</param>
    public sealed record Unknown(string Reason) : ChargeOutcome(ChargeOutcomeKind.Unknown)
    {
        private protected override void Closed() { }
    }
}
