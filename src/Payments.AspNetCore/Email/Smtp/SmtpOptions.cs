using System.Net;
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

    /// <summary>Stands in place of the system's judgement on a certificate; for tests, which have no authority.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; set; }

    internal void Validate(string host)
    {
        if (!Enum.IsDefined(Security))
            throw new ArgumentException($"SmtpOptions.Security is {Security}; set it to a named SmtpSecurity.");
        if (UserName is null != Password is null || UserName is "" || Password is "")
            throw new ArgumentException("SmtpOptions.UserName and SmtpOptions.Password belong together; set both, or neither.");
        if (UserName is not null && Security == SmtpSecurity.None && !IsThisMachine(host))
            throw new ArgumentException(
                "SmtpOptions.Password would go over the network in the clear; set SmtpOptions.Security to StartTls or Tls."
            );
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
