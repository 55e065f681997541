namespace Payments.Providers;

/// <summary>What came of sending a mail. Closed: the three cases below.</summary>
public abstract record EmailOutcome
{
    private protected EmailOutcome() { }

    private protected abstract void Closed();

    /// <summary>The mail server has taken it, and answers for it from now on.</summary>
    public sealed record Accepted : EmailOutcome
    {
        private protected override void Closed() { }
    }

    /// <summary>It was certainly not taken: the mail server said so, or was never given all of it.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="IsPermanent">Whether trying again is of no use.</param>
    public sealed record Refused(string Reason, bool IsPermanent) : EmailOutcome
    {
        private protected override void Closed() { }
    }

    /// <summary>It may have been taken: the answer is lost. Only once it was handed over.</summary>
    /// <param name="Reason">What happened to the answer.</param>
    public sealed record Unknown(string Reason) : EmailOutcome
    {
        private protected override void Closed() { }
    }
}
