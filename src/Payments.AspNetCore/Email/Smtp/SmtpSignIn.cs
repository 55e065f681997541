using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Payments.AspNetCore;

/// <summary>Signs in to a mail server (RFC 4954), by a password or by an access token.</summary>
internal static class SmtpSignIn
{
    private const int WrongCredentials = 535;
    private const int TooWeak = 534;

    /// <exception cref="AuthenticationException">The server refuses.</exception>
    /// <exception cref="SmtpRefusedException">The server offers no way that is known here.</exception>
    public static async Task AuthenticateAsync(SmtpClient client, SmtpOptions options, string? token, CancellationToken cancellationToken)
    {
        if (options.UserName is not { } name)
            return;

        SaslMechanism[] ways = token is null
            ? [new SaslMechanismPlain(name, options.Password!), new SaslMechanismLogin(name, options.Password!)]
            : [new SaslMechanismOAuth2(name, token)];
        AuthenticationException? refused = null;
        foreach (var way in ways.Where(way => client.AuthenticationMechanisms.Contains(way.MechanismName)))
        {
            try
            {
                await client.AuthenticateAsync(way, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (AuthenticationException exception) when (CodeOf(exception) is >= 500 and not WrongCredentials)
            {
                // It offers the way and does not take it (504). A wrong password is not tried twice.
                refused = exception;
            }
        }

        var known = string.Join(", ", ways.Select(way => way.MechanismName));
        throw refused as Exception
            ?? new SmtpRefusedException($"The mail server offers no way to sign in that is known here ({known})", SmtpVerdict.Host);
    }

    /// <summary>The code of the reply that was a refusal.</summary>
    public static int CodeOf(AuthenticationException exception) => Read(exception.Message).Code;

    /// <summary>Its text.</summary>
    public static string TextOf(AuthenticationException exception) => Read(exception.Message).Text;

    // "535: the text", except where the way is too weak (534).
    private static (int Code, string Text) Read(string message) =>
        message.Length > 3
        && message[3] == ':'
        && int.TryParse(message.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? (code, message[4..].Trim())
            : (TooWeak, message);
}
