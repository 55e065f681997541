namespace Payments;

/// <summary>The sort of a command, for the transition table.</summary>
public enum IntentCommandKind
{
    /// <summary>Send a charge.</summary>
    Confirm,

    /// <summary>The charge took the money.</summary>
    ChargeSucceeded,

    /// <summary>The charge took no money, definitely.</summary>
    ChargeFailed,

    /// <summary>Give it up.</summary>
    Cancel,

    /// <summary>A charge's money, arrived after the end, counts as payment.</summary>
    AcceptLateCharge,
}

/// <summary>What can be asked of an intent. Closed: the five cases below.</summary>
public abstract record IntentCommand
{
    private protected IntentCommand(IntentCommandKind kind) => Kind = kind;

    /// <summary>The sort of command.</summary>
    public IntentCommandKind Kind { get; }

    private protected abstract void Closed();

    /// <summary>Send a charge.</summary>
    public sealed record Confirm(string ChargeId) : IntentCommand(IntentCommandKind.Confirm)
    {
        private protected override void Closed() { }
    }

    /// <summary>The charge took the money.</summary>
    public sealed record ChargeSucceeded(string ChargeId) : IntentCommand(IntentCommandKind.ChargeSucceeded)
    {
        private protected override void Closed() { }
    }

    /// <summary>The charge took no money, definitely.</summary>
    public sealed record ChargeFailed(string ChargeId, DeclineCode Code) : IntentCommand(IntentCommandKind.ChargeFailed)
    {
        private protected override void Closed() { }
    }

    /// <summary>Give it up.</summary>
    public sealed record Cancel() : IntentCommand(IntentCommandKind.Cancel)
    {
        private protected override void Closed() { }
    }

    /// <summary>A charge's money, arrived after the end, counts as payment.</summary>
    public sealed record AcceptLateCharge(string ChargeId) : IntentCommand(IntentCommandKind.AcceptLateCharge)
    {
        private protected override void Closed() { }
    }
}
