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

    // As with buying there is no login whose rights another site could borrow.
    public static void MapEmails(this IEndpointRouteBuilder app) => app.MapPost("/orders/{id}/email", SendLinkAsync).DisableAntiforgery();

    private static async Task<IResult> SendLinkAsync(
        string id, [FromForm] string to, HttpContext http, OrderStore orders, PaymentEngine engine, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id) is not { SessionId: { } session } order)
            return Results.NotFound();

        var language = http.Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value;
        var locale = language is not null && EmailRules.IsLocale(language) ? language : null;
        var seller = Product.All.FirstOrDefault(offered => offered.Name == order.Product)?.Seller ?? ShopSettings.Owner;
        var sent = await engine.Emails.SendPaymentLinkAsync(seller, session, to, locale, cancellationToken: cancellationToken);
        return sent.Result.Refusal is { } refusal ? Results.BadRequest(refusal.Message) : ShopPages.SeeOther(http, $"/orders/{id}");
    }
}
