namespace Payments.AspNetCore;

/// <summary>Why an attempt ended without an answer from the receiver.</summary>
internal enum WebhookFailureReason
{
    /// <summary>The URL is not https where it must be, or not http at all; nothing was looked up.</summary>
    UnacceptableUrl,

    /// <summary>The host's name has no address.</summary>
    NameResolution,

    /// <summary>At least one address of the host is not on the public internet; nothing was connected to.</summary>
    BlockedAddress,

    /// <summary>No address of the host accepted a connection.</summary>
    Connect,

    /// <summary>The receiver's certificate was not trusted, or it does not speak TLS.</summary>
    Tls,

    /// <summary>The answer was not complete in time.</summary>
    Timeout,

    /// <summary>The answer was cut off, is not HTTP, or has more than 16 KB of headers.</summary>
    InvalidResponse,
}
