namespace Payments.AspNetCore;

/// <summary>How one attempt to deliver a webhook ended. Closed: the four nested types are all there is.</summary>
internal abstract record WebhookResponse
{
    private WebhookResponse() { }

    /// <summary>The receiver acknowledged it with a status of 200 to 299.</summary>
    /// <param name="Status">200 to 299.</param>
    /// <param name="Excerpt">The beginning of the response body, at most 1 KB.</param>
    public sealed record Delivered(int Status, string Excerpt) : WebhookResponse;

    /// <summary>The receiver responded with any other status but 410; redirects count as such and are not followed.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="RetryAfter">How long the receiver asks to be left alone; never negative, null when it does not ask.</param>
    /// <param name="Excerpt">The beginning of the response body, at most 1 KB.</param>
    public sealed record Refused(int Status, TimeSpan? RetryAfter, string Excerpt) : WebhookResponse;

    /// <summary>The receiver responded 410: it wants no more webhooks at this URL.</summary>
    /// <param name="Excerpt">The beginning of the response body, at most 1 KB.</param>
    public sealed record Gone(string Excerpt) : WebhookResponse;

    /// <summary>There was no response. The receiver may have processed the webhook anyway.</summary>
    public sealed record Failed(WebhookFailureReason Reason) : WebhookResponse;
}

/// <summary>Why an attempt ended without a response from the receiver.</summary>
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

    /// <summary>The response was not complete in time.</summary>
    Timeout,

    /// <summary>The response was cut off, is not HTTP, or has more than 16 KB of headers.</summary>
    InvalidResponse,
}
