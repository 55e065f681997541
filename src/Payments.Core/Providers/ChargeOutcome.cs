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
}

/// <summary>What a processor made of a charge. Closed: the six cases below.</summary>
public abstract record ChargeOutcome
{
    private protected ChargeOutcome(ChargeOutcomeKind kind) => Kind = kind;

    /// <summary>The sort of outcome.</summary>
    public ChargeOutcomeKind Kind { get; }

    private protected abstract void Closed();

    /// <summary>All of the money is taken.</summary>
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

    /// <summary>The payer must act, and no money has arrived.</summary>
    /// <param name="Reference">The processor's own id for the charge.</param>
    /// <param name="Instructions">What the payer must do.</param>
    /// <param name="Until">When the payer's time to act is over.</param>
    public sealed record AwaitingPayment(string Reference, PaymentInstructions Instructions, DateTimeOffset Until) : ChargeOutcome(ChargeOutcomeKind.AwaitingPayment)
    {
        private protected override void Closed() { }
    }

    /// <summary>Money has arrived.</summary>
    /// <param name="Reference">The processor's own id for the charge.</param>
    /// <param name="Total">All that has arrived for this charge until now, more than zero, in the charge's currency. A total that is told again, or that is less than an earlier one, changes nothing.</param>
    public sealed record Received(string Reference, Money Total) : ChargeOutcome(ChargeOutcomeKind.Received)
    {
        private protected override void Closed() { }
    }
}
