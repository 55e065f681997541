namespace Payments;

/// <summary>What moves an e-mail. Closed: the five cases below.</summary>
internal abstract record EmailCommand
{
    private protected EmailCommand() { }

    private protected abstract void Closed();

    /// <summary>Its last bytes are about to be let go.</summary>
    public sealed record HandOver : EmailCommand
    {
        private protected override void Closed() { }
    }

    /// <summary>The mail server says that it has taken it.</summary>
    public sealed record Accept : EmailCommand
    {
        private protected override void Closed() { }
    }

    /// <summary>It was certainly not taken.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="IsFinal">Whether trying again is of no use.</param>
    public sealed record Refuse(string Reason, bool IsFinal) : EmailCommand
    {
        private protected override void Closed() { }
    }

    /// <summary>Nobody will hear the mail server's answer any more.</summary>
    public sealed record LoseAnswer : EmailCommand
    {
        private protected override void Closed() { }
    }

    /// <summary>Somebody wants it sent again.</summary>
    public sealed record Resend : EmailCommand
    {
        private protected override void Closed() { }
    }
}
