namespace Payments.Providers;

/// <summary>
/// Writes mails. It has no effect: one that is tried again is written again, with the same <see cref="EmailMessage.MessageId"/>.
/// </summary>
public interface IEmailComposer
{
    /// <summary>The mail for an e-mail on record.</summary>
    ValueTask<EmailMessage> ComposeAsync(EmailContext context, CancellationToken cancellationToken);
}
