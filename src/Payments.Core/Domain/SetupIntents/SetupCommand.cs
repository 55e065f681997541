namespace Payments;

/// <summary>The sort of a command, for the transition table.</summary>
public enum SetupCommandKind
{
    /// <summary>Try a card.</summary>
    Confirm,

    /// <summary>The card is kept.</summary>
    Saved,

    /// <summary>The card is not kept, definitely.</summary>
    Declined,

    /// <summary>The try waits for the payer to authenticate.</summary>
    RequireAction,

    /// <summary>Give it up.</summary>
    Cancel,
}

/// <summary>What can be asked of a setup intent. Closed: the five cases below.</summary>
public abstract record SetupCommand
{
    private protected SetupCommand(SetupCommandKind kind) => Kind = kind;

    /// <summary>The sort of command.</summary>
    public SetupCommandKind Kind { get; }

    private protected abstract void Closed();

    /// <summary>Try a card.</summary>
    public sealed record Confirm(SetupAttempt Attempt) : SetupCommand(SetupCommandKind.Confirm)
    {
        private protected override void Closed() { }
    }

    /// <summary>The card is kept.</summary>
    public sealed record Saved(string AttemptId, string PaymentMethodId) : SetupCommand(SetupCommandKind.Saved)
    {
        private protected override void Closed() { }
    }

    /// <summary>The card is not kept, definitely.</summary>
    public sealed record Declined(string AttemptId, DeclineCode Code) : SetupCommand(SetupCommandKind.Declined)
    {
        private protected override void Closed() { }
    }

    /// <summary>The try waits for the payer to authenticate.</summary>
    public sealed record RequireAction(string AttemptId, NextAction Action, DateTimeOffset Until)
        : SetupCommand(SetupCommandKind.RequireAction)
    {
        private protected override void Closed() { }
    }

    /// <summary>Give it up.</summary>
    public sealed record Cancel() : SetupCommand(SetupCommandKind.Cancel)
    {
        private protected override void Closed() { }
    }
}
