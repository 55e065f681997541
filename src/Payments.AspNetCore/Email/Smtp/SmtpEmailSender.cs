using System.Net.Sockets;
using System.Security.Authentication;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// Hands mails to a mail server by SMTP, each over a connection of its own. What the server may take begins with the dot that
/// ends a mail.
/// </summary>
internal sealed class SmtpEmailSender(string host, int port, SmtpOptions options) : IEmailSender
{
    public async ValueTask<EmailOutcome> SendAsync(
        EmailMessage message,
        Func<CancellationToken, ValueTask> handOver,
        CancellationToken cancellationToken
    )
    {
        var step = Step.Giving;
        EmailOutcome? outcome = null;
        try
        {
            var session = await SmtpSession.OpenAsync(host, port, options, cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                await session.GiveAsync(message, cancellationToken).ConfigureAwait(false);
                step = Step.HandingOver;
                await handOver(cancellationToken).ConfigureAwait(false);
                step = Step.Ending;
                var reply = await session.EndAsync(cancellationToken).ConfigureAwait(false);
                outcome =
                    reply.IsPositive ? new EmailOutcome.Accepted()
                    : reply.IsRefusal ? new EmailOutcome.Refused(reply.ToString(), reply.IsPermanent)
                    : new EmailOutcome.Unknown(reply.ToString());
                await session.QuitAsync(cancellationToken).ConfigureAwait(false);
                return outcome;
            }
        }
        catch (SmtpRefusedException refused)
        {
            return new EmailOutcome.Refused(refused.Message, refused.IsPermanent);
        }
        catch (Exception exception)
            when (step != Step.HandingOver
                && exception is IOException or SocketException or AuthenticationException or OperationCanceledException
            )
        {
            // A response that was received counts, however the connection ends.
            var reason = exception is OperationCanceledException ? "The mail server did not answer in time" : exception.Message;
            return outcome
                ?? (step == Step.Ending ? new EmailOutcome.Unknown(reason) : new EmailOutcome.Refused(reason, IsPermanent: false));
        }
    }

    private enum Step
    {
        Giving,
        HandingOver,
        Ending,
    }
}
