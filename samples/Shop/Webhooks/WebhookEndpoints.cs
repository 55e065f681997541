using Payments;

namespace Shop;

/// <summary>Where the shop receives its own webhooks, as any merchant's site would.</summary>
internal static class ShopWebhookEndpoints
{
    public const string Path = "/webhooks";

    public static void MapShopWebhooks(this WebApplication app) =>
        app.MapPost(Path, async (HttpRequest request, ReceivedWebhooks webhooks) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            var verdict = await webhooks.ReceiveAsync(request.Headers["Synapto-Signature"], body.ToArray());
            return verdict == SignatureVerdict.Valid ? Results.Ok() : Results.BadRequest(verdict.ToString());
        });
}
