using Payments.Providers;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>One page of each kind, and how to render one.</summary>
internal static class Pages
{
    internal const string Nonce = "n0nce-of-this-response";

    internal static readonly PaymentSummary Summary = new("£100.00", "GBP", "order_12345");

    internal static readonly ReturnLink Shop = ReturnLink.To("https://www.example.com/cancel?cart=1");

    internal static readonly ReturnLink Issuer = ReturnLink.To("https://issuer.example/challenge/1");

    internal static readonly PayPage Pay = new() { Summary = Summary, FormAction = "/checkout/cs_1/pay" };

    internal static readonly CheckoutPageModel[] OfEachKind =
    [
        Pay,
        new SelectPage
        {
            Summary = Summary,
            PostAction = "checkout?t=1",
            GetAction = "checkout",
            GetHidden = [new("t", "1")],
            CanCancel = true,
            Methods =
            [
                new(
                    "card",
                    "Card",
                    "Pay with a card.",
                    [new("USD", "US Dollar", "US$40.00", true), new("GHS", "Ghana Cedi", "GH₵620.00", false)]
                ),
                new("mobile_money", "Mobile money", "On your phone.", [new("GHS", "Ghana Cedi", "GH₵620.00", false)]),
            ],
        },
        new DetailsPage
        {
            Summary = Summary,
            PostAction = "checkout?t=1",
            CanCancel = true,
            Method = "mobile_money",
            MethodName = "Mobile money",
            Description = "On your phone.",
            ChangeUrl = "checkout?t=1",
            Hidden = [new("method", "mobile_money")],
            Rails = [new("mtn", "MTN MoMo", false), new("airtel", "Airtel", true)],
            Fields = [new("phone_number", RequirementKind.Phone, "Phone number", "With the country’s code", "+233", null)],
        },
        new ReviewPage
        {
            Summary = Summary,
            PostAction = "checkout?t=1",
            CanCancel = true,
            Facts = [new("Pay with", "Mobile money")],
            Hidden = [new("quote_id", "qte_1")],
            ValidUntilText = "16:00:30 UTC",
            SecondsLeft = 30,
            ChangeUrl = "checkout?t=1",
        },
        new AwaitingPage
        {
            Summary = Summary,
            PostAction = "checkout?t=1",
            CanCancel = true,
            Heading = "Make this bank transfer",
            Text = "Send exactly £100.00.",
            Facts = [new("Account number", "0123456789", "0123456789")],
            ReceivedText = "£40.00 has arrived.",
            StatusUrl = "checkout/status?t=1",
            PageUrl = "checkout?t=1&follow=1",
            State = "awaiting_payment",
        },
        new FailedPage
        {
            Summary = Summary,
            Reason = FailureReason.CardDeclined,
            TryAgainUrl = "checkout?t=1",
            Return = Shop,
        },
        new ProcessingPage
        {
            Summary = Summary,
            StatusUrl = "/checkout/cs_1/status",
            PageUrl = "/checkout/cs_1",
        },
        new PaidPage
        {
            Summary = Summary,
            PaidAtText = "17 November 2025",
            MethodText = "Visa ending 4242",
            PaymentId = "pi_1",
            Return = Shop,
        },
        new AuthenticatePage
        {
            Summary = Summary,
            Target = Issuer,
            PostAction = "checkout?t=1",
            StatusUrl = "checkout/status?t=1",
            PageUrl = "checkout?t=1",
        },
        new ChallengePage
        {
            AmountText = "£100.00",
            CardText = "Visa ending 3220",
            FormAction = "token",
            Return = Shop,
        },
        new ChallengedPage { State = TestChallengeState.Passed },
        new RedirectingPage { Summary = Summary, Target = ReturnLink.To("https://example.com/success?id=cs_1") },
        new ExpiredPage { Summary = Summary, Return = Shop },
        new CanceledPage { Summary = Summary, Return = Shop },
        new NotFoundPage(),
        new UnavailablePage { RetryUrl = "/checkout/cs_1" },
    ];

    internal static Task<string> Render(CheckoutPageModel model, CheckoutBranding? branding = null, bool encrypted = true) =>
        HostedPageRenderer.RenderAsync(
            new PageScope
            {
                Model = model,
                Branding = branding ?? new CheckoutBranding { DisplayName = "Rosewood Ceramics" },
                Nonce = Nonce,
                AssetsPath = "/checkout/assets",
                Now = new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero),
                Encrypted = encrypted,
            }
        );
}
