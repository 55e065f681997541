namespace Payments.Providers;

/// <summary>The state of a refund. Closed: the four cases below.</summary>
public abstract record RefundOutcome
{
    private protected RefundOutcome() { }

    private protected abstract void Closed();

    /// <summary>The money is on its way back and cannot be stopped.</summary>
    /// <param name="Reference">The provider's own id for it.</param>
    public sealed record Succeeded(string Reference) : RefundOutcome
    {
        private protected override void Closed() { }
    }

    /// <summary>No money went back, definitely.</summary>
    /// <param name="Reason">Why, for the merchant.</param>
    public sealed record Failed(string Reason) : RefundOutcome
    {
        private protected override void Closed() { }
    }

    /// <summary>Not decided, or not known.</summary>
    public sealed record Pending() : RefundOutcome
    {
        private protected override void Closed() { }
    }

    /// <summary>It was stopped in time: no money went back, and none will.</summary>
    public sealed record Canceled() : RefundOutcome
    {
        private protected override void Closed() { }
    }
}
