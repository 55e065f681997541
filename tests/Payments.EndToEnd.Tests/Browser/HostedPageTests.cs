using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class HostedPageTests(SharedShop shop, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_success_url_the_page_is_the_receipt(bool javaScript)
    {
        var session = await shop.NewSessionAsync(Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        await visit.OpenAsync((string)session["url"]!);
        await visit.PayAsync(SharedShop.Approved);

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Payment successful" })).ToBeVisibleAsync();
        var facts = visit.Page.Locator("dl.facts");
        await Expect(facts).ToContainTextAsync("£12.50");
        await Expect(facts).ToContainTextAsync("order_of_a_test");
        await Expect(facts).ToContainTextAsync("Visa ending 4242");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_back_link_leads_to_the_cancel_url()
    {
        var session = await shop.NewSessionAsync(Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin);
        await visit.OpenAsync((string)session["url"]!);
        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Back to ") }).ClickAsync();

        await Expect(visit.Page).ToHaveURLAsync($"{shop.Origin}events");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_session_that_has_expired_says_so_and_takes_no_card()
    {
        var session = await shop.NewSessionAsync(Cancellation);
        await shop.Shop.Api.ExpireAsync((string)session["name"]!, Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin);
        await visit.OpenAsync((string)session["url"]!);

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "This payment link has expired" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByLabel("Card number")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_link_that_opens_nothing_says_so()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        await visit.OpenAsync("/synapto/checkout?s_checkout_session=nothing");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "We can’t find this payment" })).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payment_whose_answer_is_lost_is_followed_until_it_is_paid(bool javaScript)
    {
        var session = await shop.NewSessionAsync(Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        await visit.OpenAsync((string)session["url"]!);
        await visit.PayAsync(SharedShop.LostAnswer);

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Your payment is being processed" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Payment successful" })).ToBeVisibleAsync();
        Assert.True((bool?)(await shop.Shop.Api.GetAsync((string)session["name"]!, Cancellation))["paid"]);
        // The form, its post, and the page that waits: a script puts the receipt in its place, and loads nothing.
        if (javaScript)
            Assert.Equal(3, visit.Documents);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_click_on_pay_is_one_charge(bool javaScript)
    {
        var session = await shop.NewSessionAsync(Cancellation);
        var name = (string)session["name"]!;
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        await visit.OpenAsync((string)session["url"]!);
        await visit.FillCardAsync(SharedShop.Approved);
        await visit.PayButton.DblClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Payment successful" })).ToBeVisibleAsync();
        var post = await shop.WaitForPaidAsync(name, Cancellation);
        Assert.Equal("COMPLETE", (string?)post.Json["checkout_session"]!["state"]);
        Assert.Single(ShopBooks.Read(shop.Shop).ChargesOf(name));
    }

    [Fact]
    public async Task Two_posts_of_the_same_form_at_once_are_one_charge()
    {
        var session = await shop.NewSessionAsync(Cancellation);
        var page = new Uri((string)session["url"]!);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.Shop.Api.PayAsync(page, SharedShop.Approved, Cancellation)));

        await shop.WaitForPaidAsync((string)session["name"]!, Cancellation);
        Assert.Single(ShopBooks.Read(shop.Shop).ChargesOf((string)session["name"]!));
    }

    [Fact]
    public async Task It_can_be_paid_by_the_keyboard_alone()
    {
        var session = await shop.NewSessionAsync(Cancellation, withSuccessUrl: true);
        await using var visit = await chromium.VisitAsync(shop.Origin);
        await visit.OpenAsync((string)session["url"]!);
        await TabToAsync(visit.Page, visit.Page.GetByLabel("Card number"));
        foreach (var text in new[] { "4242424242424242", "1239", "123", "Ada Byron" })
        {
            await visit.Page.Keyboard.TypeAsync(text);
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        await Expect(visit.PayButton).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync($"{shop.Origin}orders");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task On_a_phone_nothing_scrolls_sideways()
    {
        var open = await shop.NewSessionAsync(Cancellation);
        var expired = await shop.NewSessionAsync(Cancellation);
        await shop.Shop.Api.ExpireAsync((string)expired["name"]!, Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, phone: true);
        var pages = new[] { (string)open["url"]!, (string)expired["url"]!, "/synapto/checkout", "/", "/orders", "/events" };
        foreach (var page in pages)
        {
            await visit.OpenAsync(page);
            Assert.False(await visit.ScrollsSidewaysAsync(), page);
        }

        await visit.OpenAsync(pages[0]);
        await visit.PayAsync(SharedShop.Declined);
        await Expect(visit.Alert).ToBeVisibleAsync();
        Assert.False(await visit.ScrollsSidewaysAsync());
        await visit.PayAsync(SharedShop.Approved);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Payment successful" })).ToBeVisibleAsync();
        Assert.False(await visit.ScrollsSidewaysAsync());
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var pressed = 0; pressed < 12; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }

        Assert.Fail("The tab key does not lead to the card number.");
    }
}
