using Microsoft.AspNetCore.Mvc;
using Payments;

namespace Shop;

/// <summary>A visitor's saved cards: seen, removed, and saved without a purchase.</summary>
internal static class CardPages
{
    public static void MapCards(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            "/cards",
            async (HttpRequest request, VisitorStore visitors, CancellationToken cancellationToken) =>
                ShopPages.Page<CardsPage>(new { Cards = await visitors.CardsAsync(VisitorCookie.Read(request), cancellationToken) })
        );
        app.MapGet(
            "/cards/new",
            async (HttpContext http, VisitorStore visitors, ShopStartup shop, CancellationToken cancellationToken) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return ShopPages.Page<SaveCardPage>(
                    new { Setup = await visitors.SetupAsync(VisitorCookie.ReadOrGive(http), cancellationToken), Key = shop.PublishableKey }
                );
            }
        );
        app.MapPost("/cards/remove", RemoveAsync);
    }

    private static async Task<IResult> RemoveAsync(
        [FromForm] string card,
        HttpContext http,
        VisitorStore visitors,
        PaymentEngine engine,
        CancellationToken cancellationToken
    )
    {
        // One's own only. One that is gone already needs no removing.
        if ((await visitors.CardsAsync(VisitorCookie.Read(http.Request), cancellationToken)).Any(kept => kept.Id == card))
            await engine.PaymentMethods.DetachAsync(ShopSettings.Owner, card, cancellationToken: cancellationToken);
        return ShopPages.SeeOther(http, "/cards");
    }
}
