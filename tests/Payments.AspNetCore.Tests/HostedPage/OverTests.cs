using Payments.AspNetCore.Tests.HostedPage.Links;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>Links whose time is over, and failures after which nothing more can be tried.</summary>
public sealed class OverTests
{
    private const string Names = ",\"customer_first_name\":\"Jane\",\"customer_last_name\":\"Doe\"";

    [Fact]
    public async Task A_syncgram_link_that_has_expired_says_so_and_leads_back()
    {
        await using var host = await StartAsync();
        var url = await OpenAsync(host, "/syncgram", Names);
        await host.AdvanceAsync(TimeSpan.FromMinutes(61));
        var walker = new PageWalker(host);
        await walker.GoAsync(url);

        Assert.Equal(410, walker.Page.Status);
        Assert.Contains("This payment link has expired", walker.Body, StringComparison.Ordinal);
        Assert.Contains("You have not been charged", walker.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"https://shop.example/cart\"", walker.Page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("50.00", walker.Body, StringComparison.Ordinal);
        await walker.PostAsync(url, ("step", "details"), ("method", "card"));
        Assert.Equal(410, walker.Page.Status);
    }

    [Theory]
    [InlineData(Payer.Approved)]
    [InlineData(Payer.AnswerLost)]
    [InlineData("4000000000003220")]
    public async Task A_syncgram_link_that_has_expired_after_a_payment_claims_nothing_of_it(string card)
    {
        await using var host = await StartAsync();
        var url = await OpenAsync(host, "/syncgram", Names);
        var payer = new PageWalker(host);
        await payer.GoAsync(url);
        await payer.PayByCardAsync(card);
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        var walker = new PageWalker(host);
        await walker.GoAsync(url);

        Assert.Equal(410, walker.Page.Status);
        Assert.Contains("This payment link has expired", walker.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("not been charged", walker.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("4242", walker.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"https://shop.example/cart\"", walker.Page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_syncgram_link_that_never_was_one_is_still_not_found(string token)
    {
        await using var host = await StartAsync();
        var answer = await new Payer(host).OpenAsync($"{host.Client.BaseAddress}syncgram/c/{token}");

        Assert.Equal(404, answer.Status);
    }

    [Fact]
    public async Task An_expired_token_pays_nothing_by_the_public_interface()
    {
        await using var host = await StartAsync();
        var token = (await OpenAsync(host, "/syncgram", Names)).Split('/')[^1];
        await host.AdvanceAsync(TimeSpan.FromMinutes(61));

        foreach (var path in (string[])["", "/next", "/get-quote", "/complete", "/cancel"])
        {
            using var request = new HttpRequestMessage(
                path.Length == 0 ? HttpMethod.Get : HttpMethod.Post,
                $"/syncgram/api/v1/public/checkouts/{token}{path}"
            );
            Assert.Equal(404, (await Answer.ReadAsync(await host.Client.SendAsync(request, TestContextToken.Current))).Status);
        }
    }

    [Theory]
    [InlineData("/syncpay", "", Payer.Declined)]
    [InlineData("/syncgram", Names, Payer.Declined)]
    [InlineData("/syncgram", Names + ",\"simulated_outcome\":\"failed\"", Payer.Approved)]
    public async Task Where_no_other_card_can_be_tried_none_is_asked_for(string group, string names, string card)
    {
        await using var host = await StartAsync();
        var walker = new PageWalker(host);
        await walker.GoAsync(await OpenAsync(host, group, names));
        await walker.PayByCardAsync(card);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await walker.GoAsync(walker.At.AbsoluteUri);

        Assert.Contains(EnglishTexts.Instance.DeclineHeading, walker.Body, StringComparison.Ordinal);
        Assert.Contains("Your card was declined", walker.Body, StringComparison.Ordinal);
        Assert.Contains("for a new link", walker.Body, StringComparison.Ordinal);
        AssertTakesNoMore(walker);
    }

    [Theory]
    [InlineData("/syncpay", "", "en")]
    [InlineData("/syncgram", Names, "en")]
    [InlineData("/syncpay", "", "de")]
    [InlineData("/syncgram", Names, "sv")]
    public async Task A_challenge_of_the_only_attempt_is_canceled_and_not_left_for_another_card(string group, string names, string language)
    {
        await using var host = await StartAsync();
        var texts = PageTexts.For(language);
        var walker = new PageWalker(host, language);
        await walker.GoAsync(await OpenAsync(host, group, names));
        await walker.PayByCardAsync("4000000000003220");
        Assert.Contains($">{texts.CancelCheckout}</button>", walker.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(texts.AbandonAuthentication, walker.Body, StringComparison.Ordinal);
        await walker.PostAsync(walker.ActionOf("abandon"), ("abandon", "1"));

        Assert.Contains(texts.CanceledTitle, walker.Body, StringComparison.Ordinal);
        Assert.Contains(texts.ExpiredText(new CheckoutBranding().DisplayName), walker.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(texts.CardDeclinedForGood(new CheckoutBranding().DisplayName), walker.Body, StringComparison.Ordinal);
        AssertTakesNoMore(walker);
    }

    [Fact]
    public async Task A_challenge_that_can_be_left_for_another_card_says_so_and_leads_to_one()
    {
        await using var host = await StartAsync();
        var walker = new PageWalker(host);
        await walker.GoAsync((await host.Shop.OpenAsync()).Url);
        await walker.PayByCardAsync("4000000000003220");
        Assert.Contains(">Pay with another card</button>", walker.Body, StringComparison.Ordinal);
        await walker.PostAsync(walker.ActionOf("abandon"), ("abandon", "1"));
        await walker.PayByCardAsync(Payer.Approved);

        Assert.Contains("Payment successful", walker.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_attempt_no_card_is_asked_for()
    {
        await using var host = await StartAsync();
        var session = await host.Shop.OpenAsync();
        var walker = new PageWalker(host);
        await walker.GoAsync(session.Url);
        for (var attempt = 0; attempt < Limits.ChargesPerIntent; attempt++)
        {
            Assert.NotEmpty(walker.ActionOf("card_number"));
            await walker.PayByCardAsync(Payer.Declined);
        }

        Assert.Contains(EnglishTexts.Instance.TooManyAttempts, walker.Body, StringComparison.Ordinal);
        AssertTakesNoMore(walker);
        await walker.PostAsync(
            session.Url,
            ("card_number", Payer.Approved),
            ("card_expiry", "12/34"),
            ("card_cvc", "123"),
            ("card_name", "A")
        );
        Assert.Contains(EnglishTexts.Instance.TooManyAttempts, walker.Body, StringComparison.Ordinal);
    }

    private static void AssertTakesNoMore(PageWalker walker)
    {
        Assert.DoesNotContain("another card", walker.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Try again", walker.Body, StringComparison.Ordinal);
        Assert.Empty(walker.ActionOf("card_number"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("fr")]
    [InlineData("sv")]
    public void A_final_decline_has_other_words_than_one_after_which_the_payer_may_try_again(string language)
    {
        var texts = PageTexts.For(language);
        Assert.NotEqual(
            texts.FailedText(FailureReason.CardDeclined, "Rosewood", mayTryAgain: true),
            texts.FailedText(FailureReason.CardDeclined, "Rosewood", mayTryAgain: false)
        );
        Assert.Contains("Rosewood", texts.FailedText(FailureReason.CardDeclined, "Rosewood", mayTryAgain: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/syncpay", "", "/api/v1/payments/charges/")]
    [InlineData("/syncgram", Names, "/api/v1/payments/charges/")]
    public async Task The_receipt_has_the_id_by_which_the_interface_finds_the_payment(string group, string names, string charges)
    {
        await using var host = await StartAsync();
        var merchant = await host.NewMerchantAsync(group);
        var walker = new PageWalker(host);
        await walker.GoAsync(await OpenAsync(merchant, names));
        await walker.PayByCardAsync(Payer.Approved);
        var id = System.Text.RegularExpressions.Regex.Match(walker.Page.Body, "<dd class=\"id\">([^<]+)</dd>").Groups[1].Value;

        Assert.StartsWith("chr_", id, StringComparison.Ordinal);
        Assert.Equal(200, (await merchant.GetAsync(charges + id)).Status);
    }

    private static Task<CheckoutHost> StartAsync() =>
        CheckoutHost.StartAsync(
            new HostPlan
            {
                Clock = HostPlan.DocumentClock(),
                Payments = HostPlan.FixedRates,
                Beside = [("/syncpay", CheckoutDialect.SyncPay), ("/syncgram", CheckoutDialect.Syncgram)],
            }
        );

    private static async Task<string> OpenAsync(CheckoutHost host, string group, string more) =>
        await OpenAsync(await host.NewMerchantAsync(group), more + ",\"cancel_url\":\"https://shop.example/cart\"");

    private static async Task<string> OpenAsync(Merchant merchant, string more)
    {
        var checkout = await merchant.PostAsync(
            "/api/v1/payments/checkouts",
            "{\"pricing\":{\"base_currency\":\"USD\",\"amount\":\"50.00\"},\"customer_email\":\"jane@shop.example\"" + more + "}"
        );
        Assert.True(checkout.Status is 200 or 201, checkout.Body);
        return checkout.Json.GetProperty("checkout_url").GetString()!;
    }
}
