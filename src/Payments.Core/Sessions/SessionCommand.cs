namespace Payments;

/// <summary>The sort of a command, for the transition table.</summary>
public enum SessionCommandKind
{
    /// <summary>A charge is about to be sent.</summary>
    StartPayment,

    /// <summary>The charge took the money.</summary>
    PaymentSucceeded,

    /// <summary>The charge took no money, definitely.</summary>
    PaymentFailed,

    /// <summary>End it unpaid: its time is over, or the merchant asks.</summary>
    Expire,

    /// <summary>Give it up.</summary>
    Cancel,
}

/// <summary>What can be asked of a session. Closed: the five cases below.</summary>
public abstract record SessionCommand
{
    private protected SessionCommand(SessionCommandKind kind) => Kind = kind;

    /// <summary>The sort of command.</summary>
    public SessionCommandKind Kind { get; }

    private protected abstract void Closed();

    /// <summary>A charge is about to be sent.</summary>
    public sealed record StartPayment(string ChargeId) : SessionCommand(SessionCommandKind.StartPayment)
    {
        private protected override void Closed() { }
    }

    /// <summary>The charge took the money.</summary>
    public sealed record PaymentSucceeded(string ChargeId) : SessionCommand(SessionCommandKind.PaymentSucceeded)
    {
        private protected override void Closed() { }
    }

    /// <summary>The charge took no money, definitely.</summary>
    public sealed record PaymentFailed(string ChargeId) : SessionCommand(SessionCommandKind.PaymentFailed)
    {
        private protected override void Closed() { }
    }

    /// <summary>End it unpaid.</summary>
    public sealed record Expire(ExpiryCause Cause) : SessionCommand(SessionCommandKind.Expire)
    {
        private protected override void Closed() { }
    }

    /// <summary>Give it up.</summary>
    public sealed record Cancel() : SessionCommand(SessionCommandKind.Cancel)
    {
        private protected override void Closed() { }
    }
}
