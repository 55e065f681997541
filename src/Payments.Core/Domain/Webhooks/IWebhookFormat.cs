namespace Payments;

/// <summary>How one dialect writes events down and signs them. Pure.</summary>
public interface IWebhookFormat
{
    /// <summary>The name that endpoints are registered with, such as "synapto".</summary>
    string Name { get; }

    /// <summary>How long a receiver may take to acknowledge.</summary>
    TimeSpan AcknowledgeWithin { get; }

    /// <summary>The body for an event, or null where the dialect has no such event.</summary>
    string? Render(PaymentEvent paymentEvent);

    /// <summary>The headers that sign a body for one try at <paramref name="now"/>, with every secret that signs.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now);
}
