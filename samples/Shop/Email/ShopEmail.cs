using Microsoft.AspNetCore.Mvc;
using Payments;
using Payments.AspNetCore;

namespace Shop;

/// <summary>The shop's mails: links that customers ask for, and receipts.</summary>
internal static class ShopEmail
{
    public static PaymentsBuilder UseShopEmail(this PaymentsBuilder builder, ShopSettings settings)
    {
        return settings.SmtpHost is { } host
            ? builder.UseSmtp(host, settings.SmtpPort, Set, connect => connect.Security = SmtpSecurity.None)
            : builder.UseEmail(new ConsoleEmailSender(), Set);

        void Set(EmailOptions options)
        {
            options.From = "orders@harbour-coffee.example";
            options.SendReceipts = settings.SmtpHost is not null;
            if (settings.SmtpSeconds is { } seconds)
                options.SendTimeout = TimeSpan.FromSeconds(seconds);
        }
    }

    // There is no login here, but another site could borrow the shop's name: the form carries an antiforgery token.
    public static void MapEmails(this IEndpointRouteBuilder app) => app.MapPost("/orders/{id}/email", SendLinkAsync);

    private static async Task<IResult> SendLinkAsync(
        string id,
        [FromForm] string to,
        HttpContext http,
        OrderStore orders,
        MailLimit limit,
        PaymentEngine engine,
        CancellationToken cancellationToken
    )
    {
        if (await orders.FindAsync(id) is not { SessionId: { } session } order)
            return Results.NotFound();
        if (!limit.TryTake(order.Id))
            return Results.Text(
                "The link of this order was mailed three times already. Open it on the order's page instead.",
                statusCode: StatusCodes.Status429TooManyRequests
            );

        var language = http.Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value;
        var locale = language is not null && EmailRules.IsLocale(language) ? language : null;
        var seller = Product.All.FirstOrDefault(offered => offered.Name == order.Product)?.Seller ?? ShopSettings.Owner;
        var sent = await engine.Emails.SendPaymentLinkAsync(seller, session, to, locale, cancellationToken: cancellationToken);
        if (sent.Refusal is not { } refusal)
            return ShopPages.SeeOther(http, $"/orders/{id}");

        limit.GiveBack(order.Id);
        return Results.BadRequest(refusal.Message);
    }
}
