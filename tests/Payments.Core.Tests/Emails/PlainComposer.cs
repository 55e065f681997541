using Payments.Providers;

namespace Payments.Core.Tests;

/// <summary>Writes the least that a mail can be.</summary>
internal sealed class PlainComposer : IEmailComposer
{
    public ValueTask<EmailMessage> ComposeAsync(EmailContext context, CancellationToken cancellationToken) =>
        new(
            new EmailMessage
            {
                MessageId = context.MessageId,
                From = new EmailAddress(context.Options.From),
                To = new EmailAddress(context.Email.To),
                Subject = context.Email.Kind.ToString(),
                Text = context.Session?.PageUrl ?? context.Charge!.Id,
                Html = "",
                Language = context.Email.Locale,
                Date = context.Email.CreatedAt,
            }
        );
}
