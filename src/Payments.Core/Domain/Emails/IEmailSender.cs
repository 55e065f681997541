namespace Payments.Providers;

/// <summary>Hands mails to a mail server. Where the network enters.</summary>
public interface IEmailSender
{
    /// <summary>
    /// Sends a mail once, and never throws for what the network or the mail server does.
    /// </summary>
    /// <param name="message">The mail.</param>
    /// <param name="handOver">
    /// Called exactly once, and awaited, right before the bytes leave without which the server cannot take the mail: for SMTP the
    /// dot that ends it. Where it throws, those bytes must not leave; let its exception through. Whatever ends before it is a
    /// refusal, and what ends after it without the server's answer is <see cref="EmailOutcome.Unknown"/>: the mail is then not
    /// sent again by itself.
    /// </param>
    /// <param name="cancellationToken">Stops the sending: its time is over, or the host stops.</param>
    ValueTask<EmailOutcome> SendAsync(
        EmailMessage message,
        Func<CancellationToken, ValueTask> handOver,
        CancellationToken cancellationToken
    );
}

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
        /// <summary>
        /// Whether it is this host that is refused, whatever the mail: a password or token, its own address, its right to send. Somebody
        /// must set that right, so it is logged as an error at each try, and the mail is tried again; false by default.
        /// </summary>
        public bool IsHostTrouble { get; init; }

        private protected override void Closed() { }
    }

    /// <summary>It may have been taken: the answer is lost. Only once it was handed over.</summary>
    /// <param name="Reason">What happened to the answer.</param>
    public sealed record Unknown(string Reason) : EmailOutcome
    {
        private protected override void Closed() { }
    }
}
