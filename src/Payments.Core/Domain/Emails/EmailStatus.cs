namespace Payments;

/// <summary>The state of an e-mail without its data, for queries and for the wire.</summary>
public enum EmailStatus
{
    /// <summary>Waits to be sent, for the first time or again.</summary>
    Queued,

    /// <summary>Its last bytes are on their way, and the mail server's answer is not here yet.</summary>
    HandingOver,

    /// <summary>The mail server has taken it. Final.</summary>
    Sent,

    /// <summary>It was not taken, and is not tried again by itself.</summary>
    Failed,

    /// <summary>The mail server's answer is lost: it may have been taken or not. It is not sent again by itself.</summary>
    Unknown,
}
