using System.Text.Json.Serialization;

namespace Payments;

/// <summary>The state of an e-mail with the data that exists only in it. Closed: the five cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Queued), "queued")]
[JsonDerivedType(typeof(HandingOver), "handing_over")]
[JsonDerivedType(typeof(Sent), "sent")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record EmailState
{
    private protected EmailState() { }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public EmailStatus Status => Closed;

    private protected abstract EmailStatus Closed { get; }

    /// <summary>Waits to be sent.</summary>
    /// <param name="LastRefusal">Why the last try was refused for the time being, or null before the first.</param>
    public sealed record Queued(string? LastRefusal = null) : EmailState
    {
        private protected override EmailStatus Closed => EmailStatus.Queued;
    }

    /// <summary>Its last bytes are on their way.</summary>
    /// <param name="Since">When they were let go.</param>
    public sealed record HandingOver(DateTimeOffset Since) : EmailState
    {
        private protected override EmailStatus Closed => EmailStatus.HandingOver;
    }

    /// <summary>The mail server has taken it.</summary>
    /// <param name="At">When it said so.</param>
    public sealed record Sent(DateTimeOffset At) : EmailState
    {
        private protected override EmailStatus Closed => EmailStatus.Sent;
    }

    /// <summary>It was not taken.</summary>
    /// <param name="Reason">Why, in the mail server's words or the library's.</param>
    /// <param name="At">When it failed.</param>
    public sealed record Failed(string Reason, DateTimeOffset At) : EmailState
    {
        private protected override EmailStatus Closed => EmailStatus.Failed;
    }

    /// <summary>The mail server's answer is lost.</summary>
    /// <param name="Since">When the last bytes were let go.</param>
    public sealed record Unknown(DateTimeOffset Since) : EmailState
    {
        private protected override EmailStatus Closed => EmailStatus.Unknown;
    }
}

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
