using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class CurrencyTests(SharedShop shop, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dollars_are_paid_in_yen_to_the_very_yen_that_was_quoted(bool javaScript)
    {
        // 50.00 US dollars at 149.37 are 7,468.50 yen, and half a yen goes up.
        var checkout = await shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayMinimum, Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        var walk = new CheckoutWalk(visit);
        await walk.OpenAsync(checkout);
        await walk.ChooseAsync(CheckoutWalk.Card, "JPY");
        await walk.ReviewCardAsync(SharedShop.Approved);
        await Expect(walk.Fact("You pay")).ToHaveTextAsync("¥7,469 JPY");
        await Expect(walk.Fact("Exchange rate")).ToHaveTextAsync("1 USD = 149.37 JPY");
        await Expect(walk.Fact("Pay with")).ToHaveTextAsync("Visa ending 4242");
        await Expect(visit.PayButton).ToHaveTextAsync("Pay ¥7,469");

        await visit.PayButton.ClickAsync();
        await Expect(walk.Heading("Payment successful")).ToBeVisibleAsync();
        await Expect(walk.Fact("Amount")).ToHaveTextAsync("¥7,469 JPY");

        var charge = await shop.Organization.ChargeAsync(OrganizationApi.SyncPay, (string)checkout["checkout_id"]!, Cancellation);
        Assert.Equal("7469", (string?)charge["amount"]);
        Assert.Equal("7469", (string?)charge["amount_paid"]);
        Assert.Equal("JPY", (string?)charge["currency"]);
        Assert.Equal("COMPLETED", (string?)charge["status"]);
        var key = "ch_" + ((string)charge["charge_id"]!)["chr_".Length..];
        var line = Assert.Single(ShopBooks.Read(shop.Shop).Ledger, line => (string?)line["key"] == key);
        Assert.Equal("charged", (string?)line["is"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"minor_units":7469,"currency":"JPY"}"""), line["amount"]), $"{line["amount"]}");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Each_currency_is_offered_with_its_price_and_says_whether_it_is_exact()
    {
        var checkout = await shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayOverrides, Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var walk = new CheckoutWalk(visit);
        await walk.OpenAsync(checkout);
        var cards = visit.Page.GetByLabel("Currency, Card");

        Assert.Equal(
            ["US$50.00 · US Dollar (USD)", "₦75,000.00 · Naira (NGN)", "GH₵620.00 · Ghana Cedi (GHS)"],
            await cards.Locator("optgroup[label='Exact price'] option").AllTextContentsAsync()
        );
        Assert.Equal(
            ["≈ ¥7,469 · Yen (JPY)", "≈ KWD 15.358 · Kuwaiti Dinar (KWD)"],
            await cards.Locator("optgroup[label='Converted at today’s rate'] option").AllTextContentsAsync()
        );
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_price_in_naira_is_paid_by_transfer_and_in_nothing_else(bool javaScript)
    {
        var checkout = await shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayNaira, Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        var walk = new CheckoutWalk(visit);
        await walk.OpenAsync(checkout);
        await NothingButNairaIsOfferedAsync(visit.Page);

        await walk.ChooseAsync(CheckoutWalk.Transfer);
        await walk.ReviewAccountAsync("1000000001");
        await Expect(walk.Fact("You pay")).ToHaveTextAsync("₦75,000.00 NGN");
        await visit.PayButton.ClickAsync();

        await Expect(walk.Heading("Make this bank transfer")).ToBeVisibleAsync();
        await Expect(walk.Step).ToContainTextAsync("Send exactly ₦75,000.00 to this account.");
        // One look at all of it: the money is on its way already.
        var instructions = await walk.Page.Locator("dl.account").InnerTextAsync();
        Assert.Matches(
            @"Amount to send\s+₦75,000\.00\s+Bank\s+Simulator Bank\s+Account number\s+\d{10}"
                + @"\s+Account name\s+Test payment\s+Transfer reference\s+SIM-\d{8}",
            instructions
        );

        await Expect(walk.Heading("Payment successful")).ToBeVisibleAsync();
        await Expect(walk.Fact("Amount")).ToHaveTextAsync("₦75,000.00 NGN");
        var charge = await shop.Organization.ChargeAsync(OrganizationApi.SyncPay, (string)checkout["checkout_id"]!, Cancellation);
        Assert.Equal("75000.00", (string?)charge["amount"]);
        Assert.Equal("COMPLETED", (string?)charge["status"]);
        Assert.Empty(visit.Complaints);
    }

    private static async Task NothingButNairaIsOfferedAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Bank transfer" })).ToContainTextAsync("₦75,000.00 NGN");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mobile money" })).ToHaveCountAsync(0);
        var html = await page.ContentAsync();
        foreach (var other in new[] { "USD", "US$", "GHS", "GH₵", "JPY", "¥", "KWD", "EUR", "€", "GBP", "£" })
            Assert.DoesNotContain(other, html, StringComparison.Ordinal);
    }
}
