namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>One page of each kind, and how to render one.</summary>
internal static class Pages
{
    internal const string Nonce = "n0nce-of-this-response";

    internal static readonly PaymentSummary Summary = new("£100.00", "GBP", "order_12345");

    internal static readonly ReturnLink Shop = ReturnLink.To("https://www.example.com/cancel?cart=1");

    internal static readonly PayPage Pay = new() { Summary = Summary, FormAction = "/checkout/cs_1/pay" };

    internal static readonly CheckoutPageModel[] OfEachKind =
    [
        Pay,
        new ProcessingPage { Summary = Summary, StatusUrl = "/checkout/cs_1/status", PageUrl = "/checkout/cs_1" },
        new PaidPage { Summary = Summary, PaidAtText = "17 November 2025", MethodText = "Visa ending 4242", PaymentId = "pi_1", Return = Shop },
        new RedirectingPage { Summary = Summary, Target = ReturnLink.To("https://example.com/success?id=cs_1") },
        new ExpiredPage { Summary = Summary, Return = Shop },
        new CanceledPage { Summary = Summary, Return = Shop },
        new NotFoundPage(),
        new UnavailablePage { RetryUrl = "/checkout/cs_1" },
    ];

    internal static Task<string> Render(CheckoutPageModel model, CheckoutBranding? branding = null, bool encrypted = true) =>
        HostedPageRenderer.RenderAsync(new PageScope
        {
            Model = model,
            Branding = branding ?? new CheckoutBranding { DisplayName = "Rosewood Ceramics" },
            Nonce = Nonce,
            AssetsPath = "/checkout/assets",
            Encrypted = encrypted,
        });
}
