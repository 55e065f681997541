namespace Payments;

/// <summary>The sort of a command, for the transition table.</summary>
internal enum IntentCommandKind
{
    /// <summary>Name a saved card to pay with.</summary>
    Attach,

    /// <summary>Send a charge.</summary>
    Confirm,

    /// <summary>The charge took the money.</summary>
    ChargeSucceeded,

    /// <summary>The charge took no money, definitely.</summary>
    ChargeFailed,

    /// <summary>The charge waits for the payer to authenticate.</summary>
    RequireAction,

    /// <summary>The payer has authenticated, and the charge goes on.</summary>
    Proceed,

    /// <summary>The charge has reserved the money.</summary>
    Authorize,

    /// <summary>Take what is reserved.</summary>
    Capture,

    /// <summary>Cancel it.</summary>
    Cancel,

    /// <summary>A charge's money, arrived after the end, counts as payment.</summary>
    AcceptLateCharge,
}

/// <summary>What can be asked of an intent. Closed: the ten cases below.</summary>
internal abstract record IntentCommand
{
    private protected IntentCommand() { }

    /// <summary>The sort of command.</summary>
    public IntentCommandKind Kind => Closed;

    private protected abstract IntentCommandKind Closed { get; }

    /// <summary>Name a saved card to pay with.</summary>
    public sealed record Attach(string PaymentMethodId) : IntentCommand
    {
        private protected override IntentCommandKind Closed => IntentCommandKind.Attach;
    }

    /// <summary>Send a charge.</summary>
    public sealed record Confirm(string ChargeId) : IntentCommand
    {
        private protected override IntentCommandKind Closed => IntentCommandKind.Confirm;
    }

    /// <summary>The charge took the money: all of it, or of reserved money the part that was captured.</summary>
    public sealed record ChargeSucceeded(string ChargeId, Money? Captured = null) : IntentCommand
    {
        private protected override IntentCommandKind Closed => IntentCommandKind.ChargeSucceeded;
    }

    /// <summary>The charge took no money, definitely.</summary>
    public sealed record ChargeFailed(string ChargeId, DeclineCode Code) : IntentCommand
    {
        private protected override IntentCommandKind Closed => IntentCommandKind.ChargeFailed;
    }

    /// <summary>The charge waits for the payer to authenticate.</summary>
    public sealed record RequireAction(string ChargeId, NextAction Action, DateTimeOffset Until) : IntentCommand
    {
        private protected override IntentCommandKind Closed => IntentCommandKind.RequireAction;
    }

    /// <summary>The payer has authenticated, and the charge goes on.</summary>
    public sealed record Proceed(string ChargeId) : IntentCommand
    {
        private protected override IntentCommandKind Closed => IntentCommandKind.Proceed;
    }

    /// <summary>The charge has reserved the money.</summary>
    public sealed record Authorize(string ChargeId, DateTimeOffset Until) : IntentCommand
    {
        private protected override IntentCommandKind Closed => IntentCommandKind.Authorize;
    }

    /// <summary>Take what is reserved.</summary>
    public sealed record Capture(string ChargeId) : IntentCommand
    {
        private protected override IntentCommandKind Closed => IntentCommandKind.Capture;
    }

    /// <summary>Cancel it.</summary>
    public sealed record Cancel(CancellationReason Reason = CancellationReason.Unspecified) : IntentCommand
    {
        private protected override IntentCommandKind Closed => IntentCommandKind.Cancel;
    }

    /// <summary>
    /// A charge's money, arrived after the end, counts as payment: all of it, or of reserved money the part that was captured.
    /// </summary>
    public sealed record AcceptLateCharge(string ChargeId, Money? Captured = null) : IntentCommand
    {
        private protected override IntentCommandKind Closed => IntentCommandKind.AcceptLateCharge;
    }
}
