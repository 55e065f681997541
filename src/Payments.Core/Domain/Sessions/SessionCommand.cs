namespace Payments;

/// <summary>The sort of a command, for the transition table.</summary>
internal enum SessionCommandKind
{
    /// <summary>A charge is about to be sent.</summary>
    StartPayment,

    /// <summary>The charge took the money.</summary>
    PaymentSucceeded,

    /// <summary>The charge took no money, definitely.</summary>
    PaymentFailed,

    /// <summary>End it unpaid: its time is over, or the merchant asks.</summary>
    Expire,

    /// <summary>Cancel it.</summary>
    Cancel,

    /// <summary>The payer did not pay the charge.</summary>
    PaymentExpired,

    /// <summary>A charge's money, arrived after the end, counts as payment.</summary>
    AcceptLatePayment,
}

/// <summary>What can be asked of a session. Closed: the seven cases below.</summary>
internal abstract record SessionCommand
{
    private protected SessionCommand() { }

    /// <summary>The sort of command.</summary>
    public SessionCommandKind Kind => Closed;

    private protected abstract SessionCommandKind Closed { get; }

    /// <summary>A charge is about to be sent.</summary>
    public sealed record StartPayment(string ChargeId) : SessionCommand
    {
        private protected override SessionCommandKind Closed => SessionCommandKind.StartPayment;
    }

    /// <summary>The charge took the money.</summary>
    public sealed record PaymentSucceeded(string ChargeId) : SessionCommand
    {
        private protected override SessionCommandKind Closed => SessionCommandKind.PaymentSucceeded;
    }

    /// <summary>The charge took no money, definitely.</summary>
    public sealed record PaymentFailed(string ChargeId, DeclineCode Code) : SessionCommand
    {
        private protected override SessionCommandKind Closed => SessionCommandKind.PaymentFailed;
    }

    /// <summary>End it unpaid.</summary>
    public sealed record Expire(ExpiryCause Cause) : SessionCommand
    {
        private protected override SessionCommandKind Closed => SessionCommandKind.Expire;
    }

    /// <summary>Cancel it.</summary>
    public sealed record Cancel() : SessionCommand
    {
        private protected override SessionCommandKind Closed => SessionCommandKind.Cancel;
    }

    /// <summary>The payer did not pay the charge.</summary>
    public sealed record PaymentExpired(string ChargeId, ChargeExpiry Cause) : SessionCommand
    {
        private protected override SessionCommandKind Closed => SessionCommandKind.PaymentExpired;
    }

    /// <summary>A charge's money, arrived after the end, counts as payment.</summary>
    public sealed record AcceptLatePayment(string ChargeId) : SessionCommand
    {
        private protected override SessionCommandKind Closed => SessionCommandKind.AcceptLatePayment;
    }
}
