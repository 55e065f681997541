namespace Payments;

/// <summary>Posts a signed body to an endpoint. Where the network enters.</summary>
public interface IWebhookSender
{
    /// <summary>Sends once, and never throws for what the network or the receiver does.</summary>
    Task<WebhookSendResult> SendAsync(WebhookPost post, CancellationToken cancellationToken);
}

/// <summary>What is posted.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Livemode">The mode of its owner: a live delivery never goes to a private address.</param>
/// <param name="Body">The payload.</param>
/// <param name="Headers">The headers beside the content's own.</param>
/// <param name="Timeout">How long the whole exchange may take.</param>
public sealed record WebhookPost(
    Uri Url,
    bool Livemode,
    string Body,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    TimeSpan Timeout
);

/// <summary>What came back.</summary>
/// <param name="StatusCode">The answer's status, or null where none came.</param>
/// <param name="Error">What went wrong, or null for a success.</param>
/// <param name="RetryAfter">How long the receiver asked to be left alone, or null.</param>
public sealed record WebhookSendResult(int? StatusCode, string? Error, TimeSpan? RetryAfter)
{
    /// <summary>True for 200 to 299.</summary>
    public bool IsAcknowledged => StatusCode is >= 200 and <= 299;

    /// <summary>True where the receiver says that it is gone for good.</summary>
    public bool IsGone => StatusCode == 410;
}

/// <summary>How one dialect writes events down and signs them. Pure.</summary>
public interface IWebhookFormat
{
    /// <summary>The name that endpoints are registered with, such as "synapto".</summary>
    string Name { get; }

    /// <summary>How long a receiver may take to acknowledge.</summary>
    TimeSpan AcknowledgeWithin { get; }

    /// <summary>The body for an event, or null where the dialect has no such event.</summary>
    string? Render(PaymentEvent paymentEvent);

    /// <summary>The headers that sign a body for one attempt at <paramref name="now"/>, with every secret that signs.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now);
}
