using System.Net.Security;

namespace Payments.AspNetCore;

/// <summary>How a mail server is spoken to. Every value is checked at start.</summary>
public sealed class SmtpOptions
{
    /// <summary>Default <see cref="SmtpSecurity.StartTls"/>.</summary>
    public SmtpSecurity Security { get; set; }

    /// <summary>The name to sign in with. Null, the default, does not sign in.</summary>
    public string? UserName { get; set; }

    /// <summary>The password to sign in with; needed where there is a name.</summary>
    public string? Password { get; set; }

    /// <summary>Replaces the system's certificate validation; for tests, which have no certificate authority.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; set; }

    internal void Validate(string host)
    {
        if (!Enum.IsDefined(Security))
            throw new ArgumentException($"SmtpOptions.Security is {Security}; set it to a named SmtpSecurity.");
        if (UserName is null != Password is null || UserName is "" || Password is "")
            throw new ArgumentException("SmtpOptions.UserName and SmtpOptions.Password belong together; set both, or neither.");
        if (UserName is not null && Security == SmtpSecurity.None && !LoopbackHost.Contains(host))
            throw new ArgumentException(
                "SmtpOptions.Password would go over the network in the clear; set SmtpOptions.Security to StartTls or Tls."
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

    /// <summary>Not at all: for a server on this machine or in a closed network. No password is sent so, except to this machine.</summary>
    None,
}
