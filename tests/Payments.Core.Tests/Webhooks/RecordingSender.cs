namespace Payments.Core.Tests;

/// <summary>Sends nothing, keeps what it was given, and answers what the test says.</summary>
internal sealed class RecordingSender : IWebhookSender
{
    public List<WebhookPost> Posts { get; } = [];

    public Func<WebhookPost, WebhookSendResult> Answer { get; set; } = _ => Status(200);

    public static WebhookSendResult Status(int code, TimeSpan? retryAfter = null) =>
        new(code, code < 300 ? null : $"HTTP {code}", retryAfter);

    public Task<WebhookSendResult> SendAsync(WebhookPost post, CancellationToken cancellationToken)
    {
        lock (Posts)
            Posts.Add(post);
        return Task.FromResult(Answer(post));
    }
}
