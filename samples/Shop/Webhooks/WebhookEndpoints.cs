using Payments;

namespace Shop;

/// <summary>
/// Where the shop receives its own webhooks, as any merchant's site would: one address for each interface that it sells by.
/// </summary>
internal static class ShopWebhookEndpoints
{
    /// <summary>Whose events are sent, and in which forms.</summary>
    public static IReadOnlyList<(Owner Owner, string[] Formats)> Formats { get; } =
    [(ShopSettings.Owner, ["synapto", "yorlet"]), (ShopSettings.Organization, ["syncpay", "syncgram"])];

    public static string PathOf(string format) => format == "synapto" ? "/webhooks" : $"/webhooks/{format}";

    public static void MapShopWebhooks(this WebApplication app)
    {
        foreach (var format in Formats.SelectMany(formats => formats.Formats))
        {
            app.MapPost(
                PathOf(format),
                async (HttpRequest request, ReceivedWebhooks webhooks) =>
                {
                    using var body = new MemoryStream();
                    await request.Body.CopyToAsync(body);
                    var verdict = await webhooks.ReceiveAsync(format, request.Headers, body.ToArray());
                    return verdict == SignatureVerdict.Valid ? Results.Ok() : Results.BadRequest(verdict.ToString());
                }
            );
        }
    }
}
