namespace Payments;

/// <summary>A secret of an endpoint. While there are several, each signs: a receiver can move from one to the next.</summary>
/// <param name="Text">The secret as the receiver was given it.</param>
/// <param name="ExpiresAt">When it stops signing; null for the newest.</param>
public sealed record EndpointSecret(string Text, DateTimeOffset? ExpiresAt)
{
    /// <summary>Prints no secret.</summary>
    public override string ToString() => "(secret)";
}

/// <summary>Where events are sent by HTTP. Immutable; the engine alone makes the next version.</summary>
public sealed record WebhookEndpoint
{
    /// <summary>"we_" and 22 letters and digits.</summary>
    public required string Id { get; init; }

    /// <summary>Whose events it receives.</summary>
    public required Owner Owner { get; init; }

    /// <summary>Where they are posted.</summary>
    public required string Url { get; init; }

    /// <summary>The format's name, such as "synapto".</summary>
    public required string Format { get; init; }

    /// <summary>The types it receives; none means all, those that later releases add included.</summary>
    public IReadOnlyList<string> EventTypes
    {
        get;
        init => field = OwnList.Of(value);
    } = [];

    /// <summary>Newest first; at least one.</summary>
    public required IReadOnlyList<EndpointSecret> Secrets { get; init; }

    /// <summary>When and why it was disabled; null while it is not.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Since when every try has failed; null where the last one succeeded. After 5 days it is disabled.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>
    /// The name by which it is one of its owner's, fixed when it was registered; null where that is its format and its URL. An
    /// endpoint whose URL was changed keeps the name that it had.
    /// </summary>
    public string? RegisteredAs { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    internal string Name => RegisteredAs ?? NameOf(Format, Url);

    /// <summary>True where an event of this type is sent to it.</summary>
    public bool Receives(string eventType) => DisabledReason is null && (EventTypes.Count == 0 || EventTypes.Contains(eventType));

    /// <summary>The secrets that sign at this time, newest first.</summary>
    public IEnumerable<string> SigningSecrets(DateTimeOffset now) =>
        Secrets.Where(secret => secret.ExpiresAt is not { } end || now < end).Select(secret => secret.Text);

    internal static string NameOf(string format, string url) => $"{format} {url}";
}

/// <summary>What a webhook endpoint is to be.</summary>
public sealed record WebhookEndpointRequest
{
    /// <summary>Where events are posted, by the rules of <see cref="WebhookUrl"/>.</summary>
    public required string Url { get; init; }

    /// <summary>The format's name, such as "synapto".</summary>
    public required string Format { get; init; }

    /// <summary>The types to receive, each one of <c>EventTypes.All</c>; none means all.</summary>
    public IReadOnlyList<string> EventTypes { get; init; } = [];

    /// <summary>
    /// The secret: 16 to 256 printable ASCII characters that nobody guesses, or <c>whsec_</c> and the base64 of 16 to 64 random bytes. Null
    /// has one made.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>Lets a test endpoint be on loopback or a private address, with http:// too. Never honoured for live ones.</summary>
    public bool AllowPrivateNetworks { get; init; }
}
