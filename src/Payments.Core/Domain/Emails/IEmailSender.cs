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
