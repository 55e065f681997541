using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>Cards that the shop's customers save, and buy with again.</summary>
public sealed class SavedCardTests(SharedShop shop, Chromium chromium)
{
    private static readonly string[] _visa = ["Visa ending 4242"];

    [Fact]
    public async Task A_saved_card_buys_again_with_one_click_and_twice_clicked_is_one_charge()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        await page.BuyAndSaveAsync("4242424242424242");
        var first = page.Order;
        await page.BuyAgain(_visa[0]).DblClickAsync();
        await Expect(visit.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex(first));
        await page.IsPaidAsync();

        Assert.NotEqual(first, page.Order);
        Assert.Equal(
            [
                ["charged"],
            ],
            ShopBooks.OwnPaymentsOf(shop.Shop, page.Order).Select(charge => charge.Noted)
        );
        Assert.Equal(_visa, await CardsAsync(visit));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_saved_card_buys_again_without_scripts()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        await page.BuyAndSaveAsync("4242424242424242");
        await using var plain = await chromium.VisitAsync(shop.Origin, javaScript: false);
        await plain.Page.Context.AddCookiesAsync([
            .. (await visit.Page.Context.CookiesAsync())
                .Where(cookie => cookie.Name == "shop_visitor")
                .Select(cookie => new Cookie
                {
                    Name = cookie.Name,
                    Value = cookie.Value,
                    Url = $"{shop.Origin}",
                }),
        ]);
        await plain.OpenAsync("/");
        await new OwnPage(plain).BuyAgain(_visa[0]).ClickAsync();
        await new OwnPage(plain).IsPaidAsync();
        Assert.Empty(plain.Complaints);
    }

    [Fact]
    public async Task A_card_that_was_not_to_be_saved_is_not()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        await page.OpenAsync();
        await page.PayAsync("4242424242424242");
        await page.IsPaidAsync();

        await Expect(page.BuyAgain(_visa[0])).ToHaveCountAsync(0);
        Assert.Empty(await CardsAsync(visit));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_saved_card_that_must_authenticate_is_challenged_again(bool pass)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        await page.BuyAndSaveAsync(OwnPage.ChallengedAlways, isChallenged: true);
        await page.BuyAgain("Visa ending 3184").ClickAsync();
        await page.AnswerAsync(pass);
        if (pass)
        {
            await page.IsPaidAsync();
        }
        else
        {
            await page.SaysAsync("Your bank couldn’t verify your identity");
            await page.PayAsync("4242424242424242");
            await page.IsPaidAsync();
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_saved_card_that_is_declined_later_says_so_and_another_one_pays()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        await page.BuyAndSaveAsync(OwnPage.DeclinedOnceKept);
        await page.BuyAgain("Visa ending 0341").ClickAsync();
        await page.SaysAsync("declined");
        await page.PayAsync("4242424242424242");
        await page.IsPaidAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_card_is_saved_without_a_purchase_and_pays_an_order_and_is_removed()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        await visit.OpenAsync("/cards");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Save a card" }).ClickAsync();
        await page.FillAsync(OwnPage.ChallengedUnlessKept);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save this card" }).ClickAsync();
        await page.AnswerAsync(pass: true);
        await Expect(page.Heading("Your cards")).ToBeVisibleAsync();
        Assert.Equal(["Visa ending 3155"], await CardsAsync(visit));

        await page.OpenAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pay £12.00 with Visa ending 3155" }).ClickAsync();
        await page.IsPaidAsync();

        await visit.OpenAsync("/cards");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove this card: Visa ending 3155" }).ClickAsync();
        await Expect(visit.Page.GetByText("No card is saved.")).ToBeVisibleAsync();
        await visit.OpenAsync("/");
        await Expect(page.BuyAgain("Visa ending 3155")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("4000000000000002", "declined")]
    [InlineData(OwnPage.Challenged, "You left before your bank could verify")]
    public async Task A_card_that_is_not_saved_says_why_and_another_one_is(string number, string problem)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        await visit.OpenAsync("/cards/new");
        await page.FillAsync(number);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save this card" }).ClickAsync();
        if (number == OwnPage.Challenged)
            await page.Cancel.ClickAsync();
        await Expect(visit.Alert).ToContainTextAsync(problem);
        await page.FillAsync("4242424242424242");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save this card" }).ClickAsync();
        await Expect(page.Heading("Your cards")).ToBeVisibleAsync();

        Assert.Equal(_visa, await CardsAsync(visit));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Another_visitor_s_card_pays_nothing_and_is_not_removed()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        await new OwnPage(visit).BuyAndSaveAsync("4242424242424242");
        await visit.OpenAsync("/cards");
        var card = (await visit.Page.Locator("input[name=card]").GetAttributeAsync("value"))!;

        await using var thief = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(thief);
        await page.BuyAndSaveAsync(OwnPage.Frictionless);
        var again = page.BuyAgain("Visa ending 3055");
        await again.EvaluateAsync("(button, card) => { button.form.elements.card.value = card; }", card);
        await again.ClickAsync();
        await page.SaysAsync("That card cannot be used");
        Assert.Empty(ShopBooks.OwnPaymentsOf(shop.Shop, page.Order));

        await thief.OpenAsync("/cards");
        await thief.Page.Locator("input[name=card]").EvaluateAsync("(input, card) => { input.value = card; input.form.submit(); }", card);
        await Expect(thief.Page.Locator(".cards strong")).ToHaveTextAsync("Visa ending 3055");
        Assert.Equal(_visa, await CardsAsync(visit));
    }

    private static async Task<IReadOnlyList<string>> CardsAsync(Visit visit)
    {
        await visit.OpenAsync("/cards");
        return await visit.Page.Locator(".cards strong").AllInnerTextsAsync();
    }
}
