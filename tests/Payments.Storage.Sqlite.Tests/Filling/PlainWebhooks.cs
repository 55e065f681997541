namespace Payments.Storage.Sqlite.Tests;

/// <summary>The webhooks that the fourth release's shop has set up, whose receiver takes every one.</summary>
internal sealed class PlainWebhooks : IWebhookFormat, IWebhookSender
{
    public string Name => "plain";

    public TimeSpan AcknowledgeWithin => TimeSpan.FromSeconds(15);

    public string? Render(PaymentEvent paymentEvent) => $"{paymentEvent.Type} {paymentEvent.Id}";

    public IReadOnlyList<KeyValuePair<string, string>> Sign(WebhookDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now) =>
        [];

    public Task<WebhookSendResult> SendAsync(WebhookPost post, CancellationToken cancellationToken) =>
        Task.FromResult(new WebhookSendResult(200, null, null));
}
