using Payments.Providers;

namespace Payments.Specifications;

/// <summary>A mail server that takes everything, and remembers of what kind it was.</summary>
public sealed class MailedNotices : IEmailSender, IEmailComposer
{
    private readonly List<string> _kinds = [];

    /// <summary>The kinds of the mails, in the order in which they were taken.</summary>
    public IReadOnlyList<string> Kinds => _kinds;

    public ValueTask<EmailMessage> ComposeAsync(EmailContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(
            new EmailMessage
            {
                MessageId = context.MessageId,
                From = new EmailAddress(context.Options.From),
                To = new EmailAddress(context.Email.To),
                Subject = context.Email.Kind.ToString(),
                Text = "",
                Html = "",
                Language = context.Email.Locale,
                Date = context.Email.CreatedAt,
            }
        );
    }

    public async ValueTask<EmailOutcome> SendAsync(
        EmailMessage message,
        Func<CancellationToken, ValueTask> handOver,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(handOver);
        await handOver(cancellationToken);
        _kinds.Add(message.Subject);
        return new EmailOutcome.Accepted();
    }
}
