namespace Payments.Core.Tests;

/// <summary>A format that can write no event.</summary>
internal sealed class BrokenFormat : IWebhookFormat
{
    public string Name => "broken";

    public TimeSpan AcknowledgeWithin => TimeSpan.FromSeconds(15);

    public string? Render(PaymentEvent paymentEvent) => throw new FormatException("No words for it.");

    public IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now) =>
        [];
}
