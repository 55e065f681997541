using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Yorlet;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Links;

/// <summary>Every link of every page leads to a page, in every dialect and whatever became of the payment.</summary>
public sealed class FollowedLinksTests
{
    private const string CancelUrl = "https://shop.example/cart";

    private static readonly string[] _pages = ["host card", "synapto", "syncpay", "syncgram", "yorlet card", "yorlet others"];

    private static readonly string[] _states =
    [
        "open",
        "typed wrongly",
        "declined",
        "answer lost",
        "request lost",
        "request lost, found",
        "challenge open",
        "challenge passed",
        "challenge refused",
        "challenge left",
        "challenge passed, declined",
        "slash",
        "no attempts left",
        "paid",
        "canceled",
        "transfer reviewed",
        "transfer awaited",
        "expired",
    ];

    public static TheoryData<string, string?> Pages
    {
        get
        {
            var pages = new TheoryData<string, string?>();
            foreach (var page in _pages)
            {
                pages.Add(page, null);
                pages.Add(page, "de");
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task All_lead_to_a_page_in_the_language_that_was_chosen(string page, string? language)
    {
        await using var host = await StartAsync();
        foreach (
            var state in _states.Where(state =>
                !state.StartsWith("transfer", StringComparison.Ordinal) || !page.EndsWith("card", StringComparison.Ordinal)
            )
        )
        {
            var url = await OpenAsync(host, page);
            var walker = new PageWalker(host);
            await walker.GoAsync(language is null ? url : UrlParameters.Add(url, "lang", language));
            await BringAboutAsync(host, walker, state);

            var followed = await walker.FollowAllAsync();
            Assert.NotEmpty(followed);
            var others = followed.Where(found =>
                IsPage(found.At)
                && !LeadsToAnother(found.At, language)
                && !found.Page.Body.Contains($"<html lang=\"{language ?? "en"}\"", StringComparison.Ordinal)
            );
            Assert.True(!others.Any(), $"{state}: {string.Join(' ', others.Select(found => found.At))}");
        }
    }

    private static bool LeadsToAnother(Uri at, string? language) =>
        at.Query.Contains("lang=", StringComparison.Ordinal) && !at.Query.Contains($"lang={language ?? "en"}", StringComparison.Ordinal);

    // The challenge's page is its own site, as an issuer's is.
    private static bool IsPage(Uri at) => !at.AbsolutePath.Contains("/challenge/", StringComparison.Ordinal);

    private static async Task BringAboutAsync(CheckoutHost host, PageWalker walker, string state)
    {
        switch (state)
        {
            case "open":
                break;
            case "slash":
                await walker.GoAsync(
                    new UriBuilder(walker.At) { Path = walker.At.AbsolutePath + "/" }
                        .Uri
                        .AbsoluteUri
                );
                break;
            case "no attempts left":
                for (var attempt = 0; attempt < Limits.ChargesPerIntent && walker.CanPay; attempt++)
                    await walker.PayByCardAsync(Payer.Declined);
                break;
            case "typed wrongly":
                await walker.PayByCardAsync("4242424242424241");
                break;
            case "declined":
                await walker.PayByCardAsync(Payer.Declined);
                break;
            case "answer lost":
                await walker.PayByCardAsync(Payer.AnswerLost);
                break;
            case "request lost":
                await walker.PayByCardAsync(Payer.RequestLost);
                break;
            case "request lost, found":
                await walker.PayByCardAsync(Payer.RequestLost);
                await host.AdvanceAsync(TimeSpan.FromMinutes(2));
                await walker.FollowAsync("data-page-url=\"([^\"]+)\"");
                break;
            case "challenge open":
                await walker.PayByCardAsync("4000000000003220");
                break;
            case "challenge passed":
                await ChallengeAsync(host, walker, "4000000000003220", "pass");
                break;
            case "challenge refused":
                await ChallengeAsync(host, walker, "4000000000003220", "fail");
                break;
            case "challenge passed, declined":
                await ChallengeAsync(host, walker, "4000008400001629", "pass");
                break;
            case "challenge left":
                await walker.PayByCardAsync("4000000000003220");
                await walker.PostAsync(walker.ActionOf("abandon"), ("abandon", "1"));
                break;
            case "paid":
                await walker.PayByCardAsync(Payer.Approved);
                break;
            case "expired":
                await host.AdvanceAsync(TimeSpan.FromDays(40));
                await walker.GoAsync(walker.At.AbsoluteUri);
                break;
            case "canceled":
                await CancelAsync(host, walker);
                break;
            case "transfer reviewed":
                await walker.ChooseAsync("bank_transfer");
                await walker.SendAsync("details", ("bank_account_number", "0123450001"));
                Assert.Equal(200, walker.Page.Status);
                break;
            case "transfer awaited":
                await walker.ChooseAsync("bank_transfer");
                await walker.SendAsync("details", ("bank_account_number", "0123450001"));
                await walker.SendAsync("confirm");
                Assert.Contains("data-page-url", walker.Page.Body, StringComparison.Ordinal);
                break;
        }
    }

    private static async Task ChallengeAsync(CheckoutHost host, PageWalker walker, string card, string answer)
    {
        await walker.PayByCardAsync(card);
        await walker.FollowAsync("<a class=\"pay\" href=\"([^\"]+)\"");
        await walker.PostAsync(walker.ActionOf("answer"), ("answer", answer));
        await host.WorkAsync();
        await walker.FollowAsync("<a class=\"pay\" href=\"([^\"]+)\"");
    }

    // The card's form alone has no button for it: there the merchant cancels.
    private static async Task CancelAsync(CheckoutHost host, PageWalker walker)
    {
        if (walker.Page.Body.Contains("value=\"cancel\"", StringComparison.Ordinal))
        {
            await walker.SendAsync("cancel");
            return;
        }

        foreach (var owner in Enumerable.Range(1, _states.Length).Select(number => Owner.Test($"org_{number}")).Append(host.Shop.Owner))
        {
            var open = await host.Engine.CheckoutSessions.ListAsync(owner, cancellationToken: TestContextToken.Current);
            foreach (var session in open.Value.Items)
                await host.Engine.CheckoutSessions.CancelAsync(owner, session.Id, cancellationToken: TestContextToken.Current);
        }

        await walker.GoAsync(walker.At.AbsoluteUri);
        Assert.Equal(410, walker.Page.Status);
    }

    private static Task<CheckoutHost> StartAsync() =>
        CheckoutHost.StartAsync(
            new HostPlan
            {
                Clock = HostPlan.DocumentClock(),
                Payments = HostPlan.FixedRates,
                Beside =
                [
                    ("/syncpay", CheckoutDialect.SyncPay),
                    ("/syncgram", CheckoutDialect.Syncgram),
                    ("/yorlet", CheckoutDialect.Yorlet),
                ],
            }
        );

    private static async Task<string> OpenAsync(CheckoutHost host, string page)
    {
        switch (page)
        {
            case "host card":
                return (await host.Shop.OpenAsync($$"""{"amount":"10000","currency":"GBP","cancel_url":"{{CancelUrl}}"}""")).Url;
            case "synapto":
                var stepped = await host.Engine.CheckoutSessions.CreateAsync(
                    host.Shop.Owner,
                    new CheckoutSessionRequest
                    {
                        Amount = Money.FromMinorUnits(50_00, Currency.Usd),
                        Pricing = Pricing.Global.Of(Money.FromMinorUnits(50_00, Currency.Usd)),
                        PageUrl = session => $"{host.Client.BaseAddress}checkout?s_checkout_session={session.PageToken}",
                    },
                    cancellationToken: TestContextToken.Current
                );
                return stepped.Value.PageUrl!;
            case "syncpay" or "syncgram":
                var name = page == "syncpay" ? "" : ",\"customer_first_name\":\"Jane\",\"customer_last_name\":\"Doe\"";
                var checkout = await (await host.NewMerchantAsync("/" + page)).PostAsync(
                    "/api/v1/payments/checkouts",
                    """{"pricing":{"base_currency":"USD","amount":"50.00","local_pricing":{"NGN":"75000.00","GHS":"620.00"}},"""
                        + $"\"customer_email\":\"jane@shop.example\",\"cancel_url\":\"{CancelUrl}\"{name}}}"
                );
                Assert.True(checkout.Status is 200 or 201, checkout.Body);
                return checkout.Json.GetProperty("checkout_url").GetString()!;
            default:
                var merchant = await host.NewMerchantAsync("/yorlet");
                await merchant.TakeAsync([new(MethodIds.Card, [Currency.Usd]), new(MethodIds.BankTransfer, [Currency.Usd])]);
                var customer = await merchant.PostAsync("/v1/customers", """{"email":"jenny@example.com","name":"Jenny Rosen"}""");
                var session = await merchant.PostAsync(
                    YorletShop.Sessions,
                    YorletShop.Body(
                        customer.Json.GetProperty("id").GetString()!,
                        ("currency", "usd"),
                        (
                            "payment_method_types",
                            page == "yorlet card"
                                ? new System.Text.Json.Nodes.JsonArray("card")
                                : new System.Text.Json.Nodes.JsonArray("card", "bank_transfer")
                        )
                    )
                );
                Assert.True(session.Status == 200, session.Body);
                return session.Json.GetProperty("url").GetString()!;
        }
    }
}
