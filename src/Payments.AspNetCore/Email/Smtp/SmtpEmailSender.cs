using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// Hands mails to a mail server by SMTP, each over a connection of its own. What the server may take begins with the dot that
/// ends a mail.
/// </summary>
internal sealed class SmtpEmailSender(string host, int port, SmtpOptions options) : IEmailSender
{
    // Of the rest, CHUNKING ends a mail in another way, and SIZE writes it twice.
    private const SmtpCapabilities Used = SmtpCapabilities.EightBitMime | SmtpCapabilities.EnhancedStatusCodes;

    private readonly string? _localName = options.LocalName ?? SmtpLocalName.OfMachine();

    public async ValueTask<EmailOutcome> SendAsync(
        EmailMessage message,
        Func<CancellationToken, ValueTask> handOver,
        CancellationToken cancellationToken
    )
    {
        // Ahead of the connection, which a server ends that is left waiting. What it throws is the host's.
        var token = options.AccessToken is { } get ? Checked(await get(cancellationToken).ConfigureAwait(false)) : null;
        var step = SmtpStep.Connect;
        var isHandingOver = false;
        EmailOutcome? outcome = null;
        string[] receiver = [message.To.Address];
        try
        {
            SmtpAddress from = SmtpAddress.Of(message.From, isReceiver: false),
                to = SmtpAddress.Of(message.To, isReceiver: true);
            receiver = [to.Text, .. receiver];
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var client = new SmtpClient
            {
                CheckCertificateRevocation = false,
                ServerCertificateValidationCallback = options.Trust ?? ((_, _, _, errors) => errors == SslPolicyErrors.None),
            };
            await ConnectAsync(client, socket, cancellationToken).ConfigureAwait(false);
            step = SmtpStep.SignIn;
            await SmtpSignIn.AuthenticateAsync(client, options, token, cancellationToken).ConfigureAwait(false);
            step = SmtpStep.MailFrom;
            client.Capabilities &= Used | Utf8Of(client, message, from, to);
            using var mail = MimeMail.Of(message, EndAsync);
            await client
                .SendAsync(
                    FormatOptions.Default,
                    mail,
                    new MailboxAddress(null, from.Text),
                    [new MailboxAddress(null, to.Text)],
                    cancellationToken
                )
                .ConfigureAwait(false);
            outcome = new EmailOutcome.Accepted();
            await QuitAsync(client).ConfigureAwait(false);
            return outcome;
        }
#pragma warning disable CA1031 // A reply that was received counts, however the connection ends.
        catch (Exception) when (outcome is not null)
#pragma warning restore CA1031
        {
            return outcome;
        }
        catch (Exception exception) when (!isHandingOver && SmtpOutcomes.Of(step, exception, receiver) is { } found)
        {
            return found;
        }

        async ValueTask EndAsync(CancellationToken cancellation)
        {
            isHandingOver = true;
            await handOver(cancellation).ConfigureAwait(false);
            (isHandingOver, step) = (false, SmtpStep.End);
        }
    }

    private async Task ConnectAsync(SmtpClient client, Socket socket, CancellationToken cancellationToken)
    {
        await socket.ConnectAsync(LoopbackHost.ToConnect(host), port, cancellationToken).ConfigureAwait(false);
        client.LocalDomain = _localName ?? SmtpLocalName.Of(((IPEndPoint)socket.LocalEndPoint!).Address);
        var security = options.Security switch
        {
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.None => SecureSocketOptions.None,
        };
        await client.ConnectAsync(socket, host, port, security, cancellationToken).ConfigureAwait(false);
    }

    // Only where an address needs it, since each server on the way must support it then.
    private static SmtpCapabilities Utf8Of(SmtpClient client, EmailMessage message, SmtpAddress from, SmtpAddress to)
    {
        var isHosts = from.NeedsUtf8 || (message.ReplyTo is { } reply && SmtpAddress.Of(reply, isReceiver: false).NeedsUtf8);
        if (!isHosts && !to.NeedsUtf8)
            return SmtpCapabilities.None;

        return client.Capabilities.HasFlag(SmtpCapabilities.UTF8)
            ? SmtpCapabilities.UTF8
            : throw new SmtpRefusedException(
                "The mail server takes no addresses beyond ASCII",
                isHosts ? SmtpVerdict.Host : SmtpVerdict.Message
            );
    }

    // Sends QUIT without waiting for the reply: until the mail is on record as sent, a process that dies leaves it unknown.
    private static async Task QuitAsync(SmtpClient client)
    {
        using var noWait = new CancellationTokenSource();
        var quitting = client.DisconnectAsync(quit: true, noWait.Token);
        await noWait.CancelAsync().ConfigureAwait(false);
        await quitting.ConfigureAwait(false);
    }

    // Anything else would end the line, or the token within it.
    private static string Checked(string? token) =>
        token is { Length: > 0 } && token.All(character => character is > ' ' and < '\u007F')
            ? token
            : throw new InvalidOperationException(
                "SmtpOptions.AccessToken returned no access token: one is printable ASCII, without spaces."
            );
}
