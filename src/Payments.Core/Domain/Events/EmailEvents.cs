namespace Payments;

/// <summary>What happens to e-mails.</summary>
internal static class EmailEvents
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of(EmailSent.TypeName, "A mail server has taken an e-mail", EventJson.Default.EmailSent),
        EventType.Of(EmailFailed.TypeName, "An e-mail was refused for good, or for 3 days", EventJson.Default.EmailFailed),
        EventType.Of(
            EmailUnknown.TypeName,
            "An e-mail was handed over and the mail server's response was lost; it is sent again only by hand",
            EventJson.Default.EmailUnknown
        ),
    ];
}

/// <summary>A mail server has taken an e-mail.</summary>
/// <param name="Email">The e-mail.</param>
public sealed record EmailSent(OutgoingEmail Email) : EventData
{
    /// <summary>"email.sent".</summary>
    public const string TypeName = "email.sent";

    private protected override string Name => TypeName;
}

/// <summary>An e-mail was refused for good, or for longer than it is tried.</summary>
/// <param name="Email">The e-mail, with the reason.</param>
public sealed record EmailFailed(OutgoingEmail Email) : EventData
{
    /// <summary>"email.failed".</summary>
    public const string TypeName = "email.failed";

    private protected override string Name => TypeName;
}

/// <summary>An e-mail was handed over and the mail server's answer is lost. It is sent again only by hand.</summary>
/// <param name="Email">The e-mail.</param>
public sealed record EmailUnknown(OutgoingEmail Email) : EventData
{
    /// <summary>"email.unknown".</summary>
    public const string TypeName = "email.unknown";

    private protected override string Name => TypeName;
}
