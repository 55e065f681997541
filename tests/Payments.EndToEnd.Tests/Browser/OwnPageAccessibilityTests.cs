using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class OwnPageAccessibilityTests(SharedShop shop, Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task Axe_finds_nothing_from_the_card_to_one_click(ColorScheme colors, bool phone)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin, colors: colors, phone: phone);
        var page = new OwnPage(visit);
        await page.OpenAsync();
        await page.FillAsync("4242424242424241");
        await page.Pay.ClickAsync();
        await Expect(visit.Alert).ToContainTextAsync("mistyped");
        await IsFineAsync(visit, "a wrong number");
        await page.PayAsync("4000000000000002");
        await page.SaysAsync("declined");
        await IsFineAsync(visit, "a decline");
        await page.PayAsync("4242424242424242", save: true);
        await page.IsPaidAsync();
        await IsFineAsync(visit, "the paid order");

        await page.OpenAsync();
        await Expect(page.Card.GetByLabel("Card number")).ToBeVisibleAsync();
        await IsFineAsync(visit, "the choice of cards");
        await visit.OpenAsync("/");
        await IsFineAsync(visit, "the products with one click");
        await visit.OpenAsync("/cards");
        await IsFineAsync(visit, "the cards");
        await visit.OpenAsync("/cards/new");
        await Expect(page.Card.GetByLabel("Card number")).ToBeVisibleAsync();
        await IsFineAsync(visit, "a card to save");
        await visit.OpenAsync("/pay/order_of_nobody");
        await IsFineAsync(visit, "no order");
    }

    [Theory]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, false)]
    public async Task Axe_finds_nothing_while_the_bank_asks(ColorScheme colors, bool phone)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin, colors: colors, phone: phone);
        var page = new OwnPage(visit);
        await page.OpenAsync();
        await page.PayAsync(OwnPage.Challenged);
        await Expect(page.Bank.GetByRole(AriaRole.Button, new() { Name = "Yes, it is mine" })).ToBeVisibleAsync();
        await IsFineAsync(visit, "the bank's dialog");
    }

    // What axe loads for itself is refused in the sandboxed frames, and logged; so the console is no matter here.
    private static async Task IsFineAsync(Visit visit, string page)
    {
        var findings = await visit.AxeFindingsAsync();
        Assert.True(findings.Length == 0, $"On {page}:\n{findings}");
        Assert.False(await visit.ScrollsSidewaysAsync(), page);
    }
}
