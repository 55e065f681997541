namespace Payments.AspNetCore;

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
