namespace Payments.Providers;

/// <summary>
/// Writes mails. It has no effect: one that is tried again is written again, with the same <see cref="EmailMessage.MessageId"/>.
/// </summary>
public interface IEmailComposer
{
    /// <summary>The mail for an e-mail on record.</summary>
    ValueTask<EmailMessage> ComposeAsync(EmailContext context, CancellationToken cancellationToken);
}

/// <summary>All that a mail may be about.</summary>
/// <param name="Email">The e-mail on record.</param>
/// <param name="Options">Who sends it.</param>
/// <param name="Session">The session that it is about, as it is now; never null for <see cref="EmailKind.PaymentLink"/>.</param>
/// <param name="Charge">The charge that it is about, as it is now; never null for the other kinds.</param>
public sealed record EmailContext(OutgoingEmail Email, EmailOptions Options, CheckoutSession? Session, Charge? Charge)
{
    /// <summary>The Message-ID that the mail must have.</summary>
    public string MessageId =>
        $"<{Email.Id}@{Options.MessageIdDomain ?? Options.From[(Options.From.IndexOf('@', StringComparison.Ordinal) + 1)..]}>";
}
