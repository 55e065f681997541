namespace Payments.Specifications;

/// <summary>A format that writes an event's type and id, and nothing of one type.</summary>
internal sealed class PlainFormat(string name, string? unknown = null) : IWebhookFormat
{
    public string Name => name;

    public TimeSpan AcknowledgeWithin => TimeSpan.FromSeconds(15);

    public string? Render(PaymentEvent paymentEvent) => paymentEvent.Type == unknown ? null : $"{paymentEvent.Type} {paymentEvent.Id}";

    public IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now) =>
        [];
}
