using Payments.Providers;

namespace Shop;

/// <summary>Prints mails in place of a mail server: enough to click the link.</summary>
internal sealed class ConsoleEmailSender : IEmailSender
{
    public async ValueTask<EmailOutcome> SendAsync(
        EmailMessage message,
        Func<CancellationToken, ValueTask> handOver,
        CancellationToken cancellationToken
    )
    {
        await handOver(cancellationToken);
        Console.WriteLine(
            $"\nA mail (set SHOP_SMTP_HOST to have it sent)\nTo: {message.To.Address}\nSubject: {message.Subject}\n\n{message.Text}"
        );
        return new EmailOutcome.Accepted();
    }
}
