using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// The dialogue of message submission (RFC 6409, with RFC 5321, 3207, 4954 and 6531): greeted, encrypted, signed in, one mail. It
/// ends the mail's content as a step of its own, because from that dot on the server may take the mail.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpConnection _connection;
    private SmtpReply _abilities = new(0, []);

    private SmtpSession(SmtpConnection connection) => _connection = connection;

    public static async Task<SmtpSession> OpenAsync(string host, int port, SmtpOptions options, CancellationToken cancellationToken)
    {
        var session = new SmtpSession(await SmtpConnection.OpenAsync(host, port, cancellationToken).ConfigureAwait(false));
        try
        {
            await session.BeginAsync(host, options, cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives the server all of a mail but its end.</summary>
    public async Task GiveAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        SmtpAddress from = SmtpAddress.Of(message.From),
            to = SmtpAddress.Of(message.To);
        var isUtf8 = from.NeedsUtf8 || to.NeedsUtf8 || (message.ReplyTo is { } reply && SmtpAddress.Of(reply).NeedsUtf8);
        if (isUtf8 && !_abilities.Offers("SMTPUTF8"))
            throw new SmtpRefusedException("The mail server takes no addresses beyond ASCII", isPermanent: true);

        await RequireAsync($"MAIL FROM:<{from.Text}>{(isUtf8 ? " BODY=8BITMIME SMTPUTF8" : "")}", isAboutMail: true, cancellationToken)
            .ConfigureAwait(false);
        await RequireAsync($"RCPT TO:<{to.Text}>", isAboutMail: true, cancellationToken).ConfigureAwait(false);
        var go = await _connection.AskAsync("DATA", cancellationToken).ConfigureAwait(false);
        if (go.Code != 354)
            throw new SmtpRefusedException(go.ToString(), go.IsPermanent);
        await _connection.SendAsync(Stuff(MimeText.Of(message)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the mail, and waits for what the server says to it.</summary>
    public async Task<SmtpReply> EndAsync(CancellationToken cancellationToken)
    {
        await _connection.SendAsync(".\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        return await _connection.ReadReplyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends QUIT without waiting for the response.</summary>
    public async Task QuitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _connection.SendAsync("QUIT\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The mail's fate is known.
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>A line that begins with a dot gets another, for a lonely dot ends the mail. The text ends with a line break.</summary>
    internal static byte[] Stuff(string text) =>
        Encoding.UTF8.GetBytes((text.StartsWith('.') ? "." : "") + text.Replace("\r\n.", "\r\n..", StringComparison.Ordinal));

    private async Task BeginAsync(string host, SmtpOptions options, CancellationToken cancellationToken)
    {
        var tls = new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = options.Trust };
        if (options.Security == SmtpSecurity.Tls)
            await _connection.EncryptAsync(tls, cancellationToken).ConfigureAwait(false);
        Check(await _connection.ReadReplyAsync(cancellationToken).ConfigureAwait(false));
        await GreetAsync(cancellationToken).ConfigureAwait(false);
        if (options.Security == SmtpSecurity.StartTls)
        {
            if (!_abilities.Offers("STARTTLS"))
                throw new SmtpRefusedException(
                    "The mail server offers no encryption; set SmtpOptions.Security to Tls, or to None for a server in a closed network",
                    isPermanent: false
                );
            await RequireAsync("STARTTLS", isAboutMail: false, cancellationToken).ConfigureAwait(false);
            await _connection.EncryptAsync(tls, cancellationToken).ConfigureAwait(false);
            await GreetAsync(cancellationToken).ConfigureAwait(false);
        }

        if (options.UserName is { } name)
            await SignInAsync(name, options.Password!, cancellationToken).ConfigureAwait(false);
    }

    // What was heard in the clear counts for nothing afterwards, so each greeting replaces it.
    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        var address = _connection.LocalAddress.IsIPv4MappedToIPv6 ? _connection.LocalAddress.MapToIPv4() : _connection.LocalAddress;
        var literal = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{address}]" : $"[{address}]";
        _abilities = await RequireAsync($"EHLO {literal}", isAboutMail: false, cancellationToken).ConfigureAwait(false);
    }

    private async Task SignInAsync(string name, string password, CancellationToken cancellationToken)
    {
        var ways = _abilities.ParametersOf("AUTH");
        if (ways.Contains("PLAIN"))
        {
            await RequireAsync($"AUTH PLAIN {Base64($"\0{name}\0{password}")}", isAboutMail: false, cancellationToken)
                .ConfigureAwait(false);
            return;
        }

        if (!ways.Contains("LOGIN"))
            throw new SmtpRefusedException(
                "The mail server offers no way to sign in that is known here (PLAIN, LOGIN)",
                isPermanent: false
            );
        await NextAsync("AUTH LOGIN").ConfigureAwait(false);
        await NextAsync(Base64(name)).ConfigureAwait(false);
        await RequireAsync(Base64(password), isAboutMail: false, cancellationToken).ConfigureAwait(false);

        async Task NextAsync(string line)
        {
            var reply = await _connection.AskAsync(line, cancellationToken).ConfigureAwait(false);
            if (reply.Code != 334)
                throw new SmtpRefusedException(reply.ToString(), isPermanent: false);
        }
    }

    private async Task<SmtpReply> RequireAsync(string line, bool isAboutMail, CancellationToken cancellationToken) =>
        Check(await _connection.AskAsync(line, cancellationToken).ConfigureAwait(false), isAboutMail);

    // A server that refuses this host, whatever the mail, may be set right while the mail waits.
    private static SmtpReply Check(SmtpReply reply, bool isAboutMail = false) =>
        reply.IsPositive ? reply : throw new SmtpRefusedException(reply.ToString(), isAboutMail && reply.IsPermanent);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

/// <summary>An address as mail servers write it: the domain in ASCII; the local part may need a server that supports SMTPUTF8.</summary>
internal readonly record struct SmtpAddress(string Text, bool NeedsUtf8)
{
    /// <exception cref="SmtpRefusedException">The domain is none.</exception>
    public static SmtpAddress Of(EmailAddress address)
    {
        var at = address.Address.IndexOf('@', StringComparison.Ordinal);
        var local = address.Address[..at];
        try
        {
            return new SmtpAddress($"{local}@{new IdnMapping().GetAscii(address.Address[(at + 1)..])}", !Ascii.IsValid(local));
        }
        catch (ArgumentException)
        {
            throw new SmtpRefusedException("The address has a domain that cannot be", isPermanent: true);
        }
    }
}
