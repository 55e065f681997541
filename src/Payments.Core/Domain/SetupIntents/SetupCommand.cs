namespace Payments;

/// <summary>The sort of a command, for the transition table.</summary>
internal enum SetupCommandKind
{
    /// <summary>Try a card.</summary>
    Confirm,

    /// <summary>The card is saved.</summary>
    Saved,

    /// <summary>The card is not kept, definitely.</summary>
    Declined,

    /// <summary>The try waits for the payer to authenticate.</summary>
    RequireAction,

    /// <summary>Cancel it.</summary>
    Cancel,
}

/// <summary>What can be asked of a setup intent. Closed: the five cases below.</summary>
internal abstract record SetupCommand
{
    private protected SetupCommand() { }

    /// <summary>The sort of command.</summary>
    public SetupCommandKind Kind => Closed;

    private protected abstract SetupCommandKind Closed { get; }

    /// <summary>Try a card.</summary>
    public sealed record Confirm(SetupAttempt Attempt) : SetupCommand
    {
        private protected override SetupCommandKind Closed => SetupCommandKind.Confirm;
    }

    /// <summary>The card is saved.</summary>
    public sealed record Saved(string AttemptId, string PaymentMethodId) : SetupCommand
    {
        private protected override SetupCommandKind Closed => SetupCommandKind.Saved;
    }

    /// <summary>The card is not kept, definitely.</summary>
    public sealed record Declined(string AttemptId, DeclineCode Code) : SetupCommand
    {
        private protected override SetupCommandKind Closed => SetupCommandKind.Declined;
    }

    /// <summary>The try waits for the payer to authenticate.</summary>
    public sealed record RequireAction(string AttemptId, NextAction Action, DateTimeOffset Until) : SetupCommand
    {
        private protected override SetupCommandKind Closed => SetupCommandKind.RequireAction;
    }

    /// <summary>Cancel it.</summary>
    public sealed record Cancel() : SetupCommand
    {
        private protected override SetupCommandKind Closed => SetupCommandKind.Cancel;
    }
}
