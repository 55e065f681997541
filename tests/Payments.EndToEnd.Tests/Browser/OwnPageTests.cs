using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>Paying on the shop's own page.</summary>
public sealed class OwnPageTests(SharedShop shop, Chromium chromium)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_is_declined_and_pays_with_another_card(bool phone)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin, phone: phone);
        var page = new OwnPage(visit);
        var order = await page.OpenAsync();
        Assert.False(await visit.ScrollsSidewaysAsync());
        await page.PayAsync("4000000000000002");
        await page.SaysAsync("declined");
        await page.PayAsync("4242424242424242");
        await page.IsPaidAsync();

        Assert.False(await visit.ScrollsSidewaysAsync());
        Assert.Equal(
            [
                ["declined"],
                ["charged"],
            ],
            ShopBooks.OwnPaymentsOf(shop.Shop, order).Select(charge => charge.Noted)
        );
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_double_click_is_one_charge()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        var order = await page.OpenAsync();
        await page.FillAsync("4242424242424242");
        await page.Pay.DblClickAsync();
        await page.IsPaidAsync();

        Assert.Equal(
            [
                ["charged"],
            ],
            ShopBooks.OwnPaymentsOf(shop.Shop, order).Select(charge => charge.Noted)
        );
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Two_tabs_that_pay_at_once_are_one_charge()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        var order = await page.OpenAsync();
        await page.FillAsync("4242424242424242");
        var tab = await visit.Page.Context.NewPageAsync();
        await tab.GotoAsync(visit.Page.Url);
        Assert.Equal(await SecretAsync(visit.Page), await SecretAsync(tab));
        var fields = tab.FrameLocator("iframe[title='Card details']");
        await fields.GetByLabel("Card number").FillAsync("4242424242424242");
        await fields.GetByLabel("Expiry date").FillAsync("12/39");
        await fields.GetByLabel("Security code").FillAsync(OwnPage.Cvc);
        var pay = tab.GetByRole(AriaRole.Button, new() { Name = "Pay £12.00", Exact = true });
        await Task.WhenAll(page.Pay.ClickAsync(), pay.ClickAsync());
        await page.IsPaidAsync();
        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "Thank you, your order is paid" })).ToBeVisibleAsync();

        Assert.Equal(
            [
                ["charged"],
            ],
            ShopBooks.OwnPaymentsOf(shop.Shop, order).Select(charge => charge.Noted)
        );
    }

    [Fact]
    public async Task It_can_be_paid_by_the_keyboard_alone()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        await page.OpenAsync();
        var number = page.Card.GetByLabel("Card number");
        await Expect(number).ToBeVisibleAsync();
        await TabToAsync(visit.Page, number);
        foreach (var text in new[] { OwnPage.Challenged, "1239", OwnPage.Cvc })
        {
            await visit.Page.Keyboard.TypeAsync(text);
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        await Expect(visit.Page.GetByLabel("Save my card for next time")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(page.Pay).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Cancel).ToBeFocusedAsync();
        var pass = page.Bank.GetByRole(AriaRole.Button, new() { Name = "Yes, it is mine" });
        await Expect(pass).ToBeVisibleAsync();
        await TabToAsync(visit.Page, pass);
        await visit.Page.Keyboard.PressAsync("Enter");
        await page.IsPaidAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Without_scripts_it_leads_to_the_hosted_checkout_which_pays_the_same_order()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript: false);
        var page = new OwnPage(visit);
        var order = await page.OpenAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go to the hosted checkout" }).ClickAsync();
        await visit.PayAsync(SharedShop.Approved);
        await page.IsPaidAsync();

        Assert.Equal(order, page.Order);
        Assert.Empty(ShopBooks.OwnPaymentsOf(shop.Shop, order));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Nobody_else_sees_the_payment_page_of_an_order()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        await new OwnPage(visit).OpenAsync();
        await using var other = await chromium.VisitAsync(shop.Origin);
        await other.OpenAsync(visit.Page.Url);

        await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such order of yours" })).ToBeVisibleAsync();
        await Expect(other.Page.Locator("[data-client-secret]")).ToHaveCountAsync(0);
        Assert.Empty(other.Complaints);
    }

    private static Task<string?> SecretAsync(IPage page) => page.Locator("[data-client-secret]").GetAttributeAsync("data-client-secret");

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var pressed = 0; pressed < 14; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement && document.hasFocus()"))
                return;
        }

        Assert.Fail("The tab key does not lead there.");
    }
}
