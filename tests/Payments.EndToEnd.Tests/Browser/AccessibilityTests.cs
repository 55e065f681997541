using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class AccessibilityTests(SharedShop shop, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_the_way_from_the_form_to_the_receipt(ColorScheme colors)
    {
        var session = await shop.NewSessionAsync(Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, colors: colors);
        await visit.OpenAsync((string)session["url"]!);
        await visit.Page.GetByText("Cards to try").ClickAsync();
        await IsCleanAsync(visit, "the form");

        await visit.PayButton.ClickAsync();
        await Expect(visit.Page.GetByText("Enter your card number.").First).ToBeVisibleAsync();
        await IsCleanAsync(visit, "the form with errors of the browser's check");

        await visit.PayAsync(SharedShop.Declined);
        await Expect(visit.Alert).ToBeVisibleAsync();
        await IsCleanAsync(visit, "the decline");

        await visit.PayAsync(SharedShop.Approved);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Payment successful" })).ToBeVisibleAsync();
        await IsCleanAsync(visit, "the receipt");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_the_server_s_field_errors(ColorScheme colors)
    {
        var session = await shop.NewSessionAsync(Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, colors: colors);
        await visit.OpenAsync((string)session["url"]!);
        // As a browser would send it whose script did not run.
        await visit.Page.EvaluateAsync("HTMLFormElement.prototype.submit.call(document.querySelector('form'))");
        await Expect(visit.Alert).ToContainTextAsync("Enter your card number.");
        await Expect(visit.Alert).ToBeFocusedAsync();
        await IsCleanAsync(visit, "the field errors");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_a_payment_under_way(ColorScheme colors)
    {
        var session = await shop.NewSessionAsync(Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, colors: colors);
        // The page is to stand still while it is examined.
        await visit.Page.RouteAsync(
            "**/checkout/status**",
            route => route.FulfillAsync(new() { ContentType = "application/json", Body = "{\"done\":false}" })
        );
        await visit.OpenAsync((string)session["url"]!);
        await visit.PayAsync(SharedShop.LostAnswer);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Your payment is being processed" })).ToBeVisibleAsync();
        await IsCleanAsync(visit, "the payment under way");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_what_cannot_be_paid(ColorScheme colors)
    {
        var session = await shop.NewSessionAsync(Cancellation);
        await shop.Shop.Api.ExpireAsync((string)session["name"]!, Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, colors: colors);
        await visit.OpenAsync((string)session["url"]!);
        await IsCleanAsync(visit, "the expired session");
        await visit.OpenAsync("/synapto/checkout?s_checkout_session=nothing");
        await IsCleanAsync(visit, "the unknown session");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_in_the_shop(ColorScheme colors)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin, colors: colors);
        await visit.OpenAsync("/");
        await IsCleanAsync(visit, "the products");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Buy Pour-over set" }).ClickAsync();
        await visit.OpenAsync("/orders");
        await IsCleanAsync(visit, "the orders");
        await visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "awaiting payment" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await IsCleanAsync(visit, "an order that waits");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the payment page" }).ClickAsync();
        await visit.PayAsync(SharedShop.Approved);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Thank you, your order is paid" })).ToBeVisibleAsync();
        await IsCleanAsync(visit, "an order that is paid");

        await visit.OpenAsync("/events");
        await visit.Page.GetByRole(AriaRole.Group).First.Locator("summary").ClickAsync();
        await IsCleanAsync(visit, "the events");
        Assert.Empty(visit.Complaints);
    }

    private static async Task IsCleanAsync(Visit visit, string page)
    {
        var findings = await visit.AxeFindingsAsync();
        Assert.True(findings.Length == 0, $"On {page}:\n{findings}");
    }
}
