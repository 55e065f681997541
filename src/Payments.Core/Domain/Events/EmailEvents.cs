using System.Text.Json.Serialization;

namespace Payments;

/// <summary>A mail server has taken an e-mail.</summary>
/// <param name="Email">The e-mail.</param>
public sealed record EmailSent(OutgoingEmail Email) : EventData
{
    /// <summary>"email.sent".</summary>
    public const string TypeName = "email.sent";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>An e-mail was refused for good, or for longer than it is tried.</summary>
/// <param name="Email">The e-mail, with the reason.</param>
public sealed record EmailFailed(OutgoingEmail Email) : EventData
{
    /// <summary>"email.failed".</summary>
    public const string TypeName = "email.failed";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>An e-mail was handed over and the mail server's answer is lost. It is sent again only by hand.</summary>
/// <param name="Email">The e-mail.</param>
public sealed record EmailUnknown(OutgoingEmail Email) : EventData
{
    /// <summary>"email.unknown".</summary>
    public const string TypeName = "email.unknown";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}
