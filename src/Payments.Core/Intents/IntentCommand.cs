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
}

/// <summary>What can be asked of an intent. Closed: the four cases below.</summary>
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
}
