using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Payments;

namespace Shop;

/// <summary>The shop's pages and the little JSON that keeps them live.</summary>
internal static class ShopPages
{
    public static void MapShopPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            "/",
            async (HttpRequest request, OrderStore orders, VisitorStore visitors, CancellationToken cancellationToken) =>
                Page<ProductsPage>(
                    new { NewOrderId = (Func<string>)orders.NewId, Card = await CardAsync(request, visitors, cancellationToken) }
                )
        );
        // There is no login whose rights another site could borrow, so the form carries no antiforgery token.
        app.MapPost("/buy", BuyAsync).DisableAntiforgery();
        app.MapGet("/orders", async (OrderStore orders) => Page<OrdersPage>(new { Orders = await orders.ListAsync() }));
        app.MapGet(
            "/orders/{id}",
            async (string id, HttpRequest request, OrderStore orders, VisitorStore visitors, CancellationToken cancellationToken) =>
                await orders.FindAsync(id) is { } order
                    ? (IResult)
                        Page<OrderPage>(
                            new
                            {
                                Order = order,
                                NewOrderId = (Func<string>)orders.NewId,
                                Card = await CardAsync(request, visitors, cancellationToken),
                            }
                        )
                    : Results.NotFound()
        );
        app.MapGet(
            "/orders/{id}/state",
            async (string id, OrderStore orders) =>
                await orders.FindAsync(id) is { } order
                    ? Results.Json(new OrderStateResponse(order.State), ShopJson.Default.OrderStateResponse)
                    : Results.NotFound()
        );
        app.MapGet("/events", EventsAsync);
        app.MapGet("/shop.css", () => Asset("shop.css", "text/css; charset=utf-8"));
        app.MapGet("/shop.js", () => Asset("shop.js", "text/javascript; charset=utf-8"));
        app.MapGet("/pay.js", () => Asset("pay.js", "text/javascript; charset=utf-8"));
    }

    public static RazorComponentResult<TPage> Page<TPage>(object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new(parameters ?? new { }) { StatusCode = status };

    public static IResult SeeOther(HttpContext http, string location)
    {
        http.Response.Headers.Location = location;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The card for one click: the one that the visitor saved last.</summary>
    private static async Task<PaymentMethod?> CardAsync(HttpRequest request, VisitorStore visitors, CancellationToken cancellationToken) =>
        (await visitors.CardsAsync(VisitorCookie.Read(request), cancellationToken)) is [var card, ..] ? card : null;

    private static async Task<IResult> BuyAsync(
        [FromForm] string product,
        [FromForm] string? by,
        HttpRequest request,
        OrderStore orders,
        VisitorStore visitors,
        PaymentEngine engine,
        CancellationToken cancellationToken
    )
    {
        if (Product.All.FirstOrDefault(offered => offered.Id == product) is not { } chosen)
            return Results.BadRequest("There is no such product.");

        var (order, origin) = (await orders.PlaceAsync(chosen), $"{request.Scheme}://{request.Host}");
        var asked =
            by == "bank" && chosen.IsSoldHere
                ? HostedCheckout.ByBank(
                    order,
                    chosen,
                    origin,
                    await visitors.CustomerAsync(VisitorCookie.ReadOrGive(request.HttpContext), cancellationToken)
                )
                : HostedCheckout.Request(order, chosen, origin);
        var session = await engine.CheckoutSessions.CreateAsync(chosen.Seller, asked, cancellationToken: cancellationToken);
        if (!session.IsSuccess)
            return Results.Problem(session.Refusal.Message, statusCode: StatusCodes.Status502BadGateway);

        await orders.AttachAsync(order.Id, session.Value);
        return SeeOther(request.HttpContext, session.Value.PageUrl!);
    }

    private static async Task<IResult> EventsAsync(ReceivedWebhooks webhooks, PaymentEngine engine, CancellationToken cancellationToken)
    {
        List<WebhookDelivery> deliveries = [];
        List<WebhookEndpoint> endpoints = [];
        foreach (var owner in (Owner[])[ShopSettings.Owner, ShopSettings.Organization])
        {
            deliveries.AddRange(
                (await engine.Events.ListDeliveriesAsync(owner, Limits.PageSize, cursor: null, cancellationToken)).Value.Items
            );
            endpoints.AddRange(await engine.WebhookEndpoints.ListAsync(owner, cancellationToken));
        }

        return Page<EventsPage>(
            new
            {
                Received = await webhooks.ListAsync(),
                Deliveries = (IReadOnlyList<WebhookDelivery>)
                    deliveries.OrderByDescending(delivery => delivery.Id, StringComparer.Ordinal).ToList(),
                Urls = (IReadOnlyDictionary<string, string>)endpoints.ToDictionary(endpoint => endpoint.Id, endpoint => endpoint.Url),
            }
        );
    }

    public static IResult Asset(string name, string contentType) =>
        Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, contentType);
}
