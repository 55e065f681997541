namespace Payments.Core.Tests;

/// <summary>A format that writes an event's type and id, and signs with the secrets themselves.</summary>
internal sealed class RecordingFormat(string name = "plain", params string[] unknown) : IWebhookFormat
{
    public string Name => name;

    public TimeSpan AcknowledgeWithin => TimeSpan.FromSeconds(15);

    public string? Render(PaymentEvent paymentEvent) =>
        unknown.Contains(paymentEvent.Type) ? null : $"{paymentEvent.Type} {paymentEvent.Id}";

    public IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now) =>
        [new("id", delivery.Id), new("at", now.ToString("O")), new("secrets", string.Join(' ', secrets))];
}
