using System.Text;

namespace Payments.AspNetCore;

/// <summary>Sends the engine's webhooks by HTTP.</summary>
internal sealed class HttpWebhookSender(WebhookHttpClient client) : IWebhookSender
{
    public async Task<WebhookSendResult> SendAsync(WebhookPost post, CancellationToken cancellationToken)
    {
        var response = await client
            .PostAsync(post.Url, Encoding.UTF8.GetBytes(post.Body), post.Headers, post.Livemode, post.Timeout, cancellationToken)
            .ConfigureAwait(false);
        return response switch
        {
            WebhookResponse.Delivered delivered => new WebhookSendResult(delivered.Status, null, null),
            WebhookResponse.Refused refused => new WebhookSendResult(
                refused.Status,
                $"answered {refused.Status}: {refused.Excerpt}",
                refused.RetryAfter
            ),
            WebhookResponse.Gone gone => new WebhookSendResult(410, $"answered 410: {gone.Excerpt}", null),
            WebhookResponse.Failed failed => new WebhookSendResult(null, failed.Reason.ToString(), null),
            _ => throw new InvalidOperationException("A webhook response of an unknown kind."),
        };
    }
}
