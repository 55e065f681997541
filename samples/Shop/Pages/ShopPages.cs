using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Payments;

namespace Shop;

/// <summary>The shop's pages and the little JSON that keeps them live.</summary>
internal static class ShopPages
{
    public static void MapShopPages(this WebApplication app)
    {
        app.MapGet("/", () => Page<ProductsPage>());
        // There is no login whose rights another site could borrow, so the form carries no antiforgery token.
        app.MapPost("/buy", BuyAsync).DisableAntiforgery();
        app.MapGet("/orders", async (OrderStore orders) => Page<OrdersPage>(new { Orders = await orders.ListAsync() }));
        app.MapGet("/orders/{id}", async (string id, OrderStore orders) =>
            await orders.FindAsync(id) is { } order ? (IResult)Page<OrderPage>(new { Order = order }) : Results.NotFound());
        app.MapGet("/orders/{id}/state", async (string id, OrderStore orders) =>
            await orders.FindAsync(id) is { } order ? Results.Json(new { state = order.State }) : Results.NotFound());
        app.MapGet("/events", EventsAsync);
        app.MapGet("/shop.css", () => Asset("shop.css", "text/css; charset=utf-8"));
        app.MapGet("/shop.js", () => Asset("shop.js", "text/javascript; charset=utf-8"));
    }

    private static async Task<IResult> BuyAsync([FromForm] string product, HttpRequest request, OrderStore orders, PaymentEngine engine, CancellationToken cancellationToken)
    {
        if (Product.All.FirstOrDefault(offered => offered.Id == product) is not { } chosen)
            return Results.BadRequest("There is no such product.");

        var order = await orders.PlaceAsync(chosen);
        var origin = $"{request.Scheme}://{request.Host}";
        var session = await engine.CheckoutSessions.CreateAsync(
            chosen.Seller,
            new CheckoutSessionRequest
            {
                Amount = chosen.Price,
                Pricing = chosen.Pricing,
                ClientReferenceId = order.Id,
                SuccessUrl = $"{origin}/orders/{order.Id}",
                CancelUrl = $"{origin}/",
                Metadata = Metadata.Of(new KeyValuePair<string, string>("product", chosen.Id)),
            },
            cancellationToken);
        if (!session.IsSuccess)
            return Results.Problem(session.Refusal.Message, statusCode: StatusCodes.Status502BadGateway);

        await orders.AttachAsync(order.Id, session.Value);
        request.HttpContext.Response.Headers.Location = session.Value.PageUrl;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IResult> EventsAsync(ReceivedWebhooks webhooks, PaymentEngine engine, CancellationToken cancellationToken)
    {
        List<WebhookDelivery> deliveries = [];
        List<WebhookEndpoint> endpoints = [];
        foreach (var owner in (Owner[])[ShopSettings.Owner, ShopSettings.Organization])
        {
            deliveries.AddRange((await engine.Events.ListDeliveriesAsync(owner, Limits.PageSize, cursor: null, cancellationToken)).Value.Items);
            endpoints.AddRange(await engine.WebhookEndpoints.ListAsync(owner, cancellationToken));
        }

        return Page<EventsPage>(new
        {
            Received = await webhooks.ListAsync(),
            Deliveries = (IReadOnlyList<WebhookDelivery>)deliveries.OrderByDescending(delivery => delivery.Id, StringComparer.Ordinal).ToList(),
            Urls = (IReadOnlyDictionary<string, string>)endpoints.ToDictionary(endpoint => endpoint.Id, endpoint => endpoint.Url),
        });
    }

    private static RazorComponentResult<TPage> Page<TPage>(object? parameters = null)
        where TPage : IComponent => parameters is null ? new() : new(parameters);

    private static IResult Asset(string name, string contentType) =>
        Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, contentType);
}
