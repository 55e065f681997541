using System.Net.Security;

namespace Payments.AspNetCore;

/// <summary>How a mail server is spoken to. Every value is checked at start.</summary>
public sealed class SmtpOptions
{
    /// <summary>Default <see cref="SmtpSecurity.StartTls"/>.</summary>
    public SmtpSecurity Security { get; set; }

    /// <summary>The name to sign in with. Null, the default, does not sign in.</summary>
    public string? UserName { get; set; }

    /// <summary>
    /// The password to sign in with, by PLAIN or LOGIN. With a name there is a password or an <see cref="AccessToken"/>, never both.
    /// </summary>
    public string? Password { get; set; }

    /// <summary>
    /// Gets an OAuth 2.0 access token to sign in with in place of a password, by XOAUTH2, which large mail hosts require. It is called
    /// before each attempt, at several at once, and so has a cache of its own, and renews the token before it expires. What it throws, and
    /// a token that the server refuses, is the host's trouble: it is logged as an error, and the e-mail is tried again with the token that
    /// it then returns.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? AccessToken { get; set; }

    /// <summary>
    /// The name by which this machine greets the server (EHLO), fully qualified, such as "mail.example.com". Null, the default, is the
    /// machine's own name where that is fully qualified, and otherwise its address, such as "[192.0.2.1]", which some servers refuse.
    /// </summary>
    public string? LocalName { get; set; }

    /// <summary>Replaces the system's certificate validation; for tests, which have no certificate authority.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; set; }

    internal void Validate(string host)
    {
        if (!Enum.IsDefined(Security))
            throw new ArgumentException($"SmtpOptions.Security is {Security}; set it to a named SmtpSecurity.");
        if (Password is not null && AccessToken is not null)
            throw new ArgumentException("SmtpOptions has a Password and an AccessToken; set the one that the mail server takes.");
        if (UserName is null != (Password is null && AccessToken is null) || UserName is "" || Password is "")
            throw new ArgumentException(
                "SmtpOptions.UserName and SmtpOptions.Password (or AccessToken) belong together; set both, or neither."
            );
        if (UserName is not null && Security == SmtpSecurity.None && !LoopbackHost.Contains(host))
            throw new ArgumentException(
                "SmtpOptions.Password (or AccessToken) would go over the network in the clear; set SmtpOptions.Security to StartTls or Tls."
            );
        if (LocalName is not null && !SmtpLocalName.IsName(LocalName))
            throw new ArgumentException(
                "SmtpOptions.LocalName is not a fully qualified name in ASCII; set it to one such as \"mail.example.com\", or to null."
            );
    }
}

/// <summary>How the connection to a mail server is kept from being read and changed.</summary>
public enum SmtpSecurity
{
    /// <summary>
    /// The connection begins in the clear and is encrypted before anything is said (STARTTLS), as is usual at port 587. A server
    /// that does not offer it gets no mail.
    /// </summary>
    StartTls,

    /// <summary>The connection is encrypted from its first byte, as is usual at port 465.</summary>
    Tls,

    /// <summary>
    /// Not at all: for a server on this machine or in a closed network. No password or token is sent so, except to this machine.
    /// </summary>
    None,
}
