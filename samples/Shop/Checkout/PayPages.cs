using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Payments;

namespace Shop;

/// <summary>The second checkout: the shop's own page with the card's fields in it, and one click for a card that is saved.</summary>
internal static class PayPages
{
    public static void MapOwnCheckout(this IEndpointRouteBuilder app)
    {
        app.MapPost("/pay", PayAsync);
        app.MapGet("/pay/{id}", ShowAsync);
        app.MapPost("/pay/hosted", LeaveAsync);
    }

    private static async Task<IResult> PayAsync(
        [FromForm] string product,
        [FromForm] string order,
        [FromForm] string? card,
        HttpContext http,
        OrderStore orders,
        OwnCheckout checkout,
        CancellationToken cancellationToken
    )
    {
        if (Product.All.FirstOrDefault(offered => offered.Id == product) is not { IsSoldHere: true } chosen)
            return Results.BadRequest("There is no such product to pay for here.");
        if (await orders.PlaceOwnAsync(chosen, order, VisitorCookie.ReadOrGive(http)) is not { } own)
            return NotYours();

        var page = $"/pay/{own.Order.Id}";
        if (card is null || own.Order.State != "awaiting payment")
            return ShopPages.SeeOther(http, page);

        var refusal = await checkout.PayWithAsync(own, card, Origin(http.Request) + page, cancellationToken);

        // What was refused because it is under way, or done, is followed on its page; so is what is wrong with the card.
        return ShopPages.SeeOther(http, refusal is null ? page : $"{page}?refused=1");
    }

    private static async Task<IResult> ShowAsync(
        string id,
        string? refused,
        HttpContext http,
        OrderStore orders,
        VisitorStore visitors,
        OwnCheckout checkout,
        IHostedPageUrls urls,
        ShopStartup shop,
        CancellationToken cancellationToken
    )
    {
        var visitor = VisitorCookie.Read(http.Request);
        if (await orders.FindOwnAsync(id, visitor) is not { } own)
            return NotYours();

        var intent = await checkout.IntentAsync(own, cancellationToken);
        if (own.Order.State != "awaiting payment" || intent.State is IntentState.Succeeded)
            return ShopPages.SeeOther(http, $"/orders/{id}");
        if (intent.State is IntentState.Canceled && own.Order.SessionId is not null)
            return ShopPages.SeeOther(http, own.Order.PageUrl!);

        http.Response.Headers.CacheControl = "no-store";
        return ShopPages.Page<PayPage>(
            new
            {
                own.Order,
                Product = Product.All.First(offered => offered.Name == own.Order.Product),
                Intent = intent,
                Key = shop.PublishableKey,
                Cards = await visitors.CardsAsync(visitor, cancellationToken),
                ActionUrl = intent.State is IntentState.RequiresAction action ? urls.For(action.Action) : null,
                Problem = intent.State is IntentState.Canceled ? "This payment was canceled. Go to the hosted checkout, or buy again."
                : refused is not null && intent.State is IntentState.RequiresPaymentMethod { LastError: null }
                    ? "That card cannot be used. Use another one."
                : null,
            }
        );
    }

    /// <summary>
    /// From the shop's own page to the hosted checkout, for browsers without scripts. The intent ends first: an order is never
    /// payable in two places.
    /// </summary>
    private static async Task<IResult> LeaveAsync(
        [FromForm] string order,
        HttpContext http,
        OrderStore orders,
        OwnCheckout checkout,
        PaymentEngine engine,
        CancellationToken cancellationToken
    )
    {
        if (await orders.FindOwnAsync(order, VisitorCookie.Read(http.Request)) is not { } own)
            return NotYours();
        if (own.Order.SessionId is not null || !await checkout.LeaveAsync(own, cancellationToken))
            return ShopPages.SeeOther(http, $"/pay/{order}");

        var request = HostedCheckout.Request(
            own.Order,
            Product.All.First(offered => offered.Name == own.Order.Product),
            Origin(http.Request)
        );
        var made = await engine.CheckoutSessions.CreateAsync(
            ShopSettings.Owner,
            request,
            Once.Call<CheckoutSession>($"{order}-hosted", session => session.Id),
            cancellationToken
        );
        var session = (await engine.CheckoutSessions.GetAsync(ShopSettings.Owner, Once.Id(made), cancellationToken)).Value;
        await orders.AttachAsync(order, session);
        return ShopPages.SeeOther(http, session.PageUrl!);
    }

    private static RazorComponentResult<NotYoursPage> NotYours() => ShopPages.Page<NotYoursPage>(status: StatusCodes.Status404NotFound);

    private static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
