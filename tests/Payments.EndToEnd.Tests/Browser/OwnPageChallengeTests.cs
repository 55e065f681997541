using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>3-D Secure on the shop's own page.</summary>
public sealed class OwnPageChallengeTests(SharedShop shop, Chromium chromium)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_who_passes_has_paid(bool phone)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin, phone: phone);
        var page = new OwnPage(visit);
        var order = await page.OpenAsync();
        await page.PayAsync(OwnPage.Challenged);
        await Expect(page.Bank.Locator("body")).ToContainTextAsync("£12.00");
        Assert.False(await visit.ScrollsSidewaysAsync());
        await page.AnswerAsync(pass: true);
        await page.IsPaidAsync();

        Assert.Equal(
            [
                ["challenged", "challenge_answered"],
            ],
            ShopBooks.OwnPaymentsOf(shop.Shop, order).Select(charge => charge.Noted.Take(2))
        );
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_customer_who_fails_has_not_and_pays_with_another_card()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        var order = await page.OpenAsync();
        await page.PayAsync(OwnPage.Challenged);
        await page.AnswerAsync(pass: false);
        await page.SaysAsync("Your bank couldn’t verify your identity");
        await page.PayAsync("4242424242424242");
        await page.IsPaidAsync();

        var payments = ShopBooks.OwnPaymentsOf(shop.Shop, order);
        Assert.Equal(2, payments.Count);
        Assert.Equal(["charged"], payments[1].Noted);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_who_closes_the_dialog_has_paid_nothing_and_pays_with_another_card(bool byEscape)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        var order = await page.OpenAsync();
        await page.PayAsync(OwnPage.Challenged);
        await Expect(page.Cancel).ToBeFocusedAsync();
        await (byEscape ? visit.Page.Keyboard.PressAsync("Escape") : page.Cancel.ClickAsync());
        await page.SaysAsync("You left before your bank could verify");
        await Expect(page.Pay).ToBeFocusedAsync();
        await page.PayAsync("4242424242424242");
        await page.IsPaidAsync();

        var payments = ShopBooks.OwnPaymentsOf(shop.Shop, order);
        Assert.Equal(2, payments.Count);
        Assert.Contains("released", payments[0].Noted);
        Assert.Equal(["charged"], payments[1].Noted);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_card_whose_bank_asks_nothing_pays_without_a_dialog()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        await page.OpenAsync();
        await page.PayAsync(OwnPage.Frictionless);
        await page.IsPaidAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_card_may_be_declined_after_its_customer_has_passed()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        await page.OpenAsync();
        await page.PayAsync(OwnPage.ChallengedThenDeclined);
        await page.AnswerAsync(pass: true);
        await page.SaysAsync("declined");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_page_that_is_loaded_again_goes_on_with_the_bank()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        var order = await page.OpenAsync();
        await page.PayAsync(OwnPage.Challenged);
        await Expect(page.Cancel).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await page.AnswerAsync(pass: true);
        await page.IsPaidAsync();

        Assert.Single(ShopBooks.OwnPaymentsOf(shop.Shop, order));
        Assert.Empty(visit.Complaints);
    }
}
