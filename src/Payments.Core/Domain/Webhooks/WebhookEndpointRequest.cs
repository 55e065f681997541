namespace Payments;

/// <summary>What a webhook endpoint is to be.</summary>
public sealed record WebhookEndpointRequest
{
    /// <summary>Where events are posted, by the rules of <see cref="WebhookUrl"/>.</summary>
    public required string Url { get; init; }

    /// <summary>The format's name, such as "synapto".</summary>
    public required string Format { get; init; }

    /// <summary>The types to receive; none means all.</summary>
    public IReadOnlyList<string> EventTypes { get; init; } = [];

    /// <summary>The secret, 8 to 256 printable ASCII characters; null has one made.</summary>
    public string? Secret { get; init; }

    /// <summary>Lets a test endpoint stand on loopback or a private address, with http:// too. Never honoured for live ones.</summary>
    public bool AllowPrivateNetworks { get; init; }
}
