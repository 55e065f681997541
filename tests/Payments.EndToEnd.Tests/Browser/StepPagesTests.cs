using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>Every page of the steps, examined by axe in light and in dark, and on a narrow phone for what would scroll sideways.</summary>
public sealed class StepPagesTests(SharedShop shop, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task Choosing_is_accessible(ColorScheme colors, bool phone)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin, colors: colors, phone: phone);
        var walk = new CheckoutWalk(visit);
        await walk.OpenAsync(await NewAsync());
        await IsSoundAsync(visit, phone, "the methods");

        await walk.ChooseAsync(CheckoutWalk.Card, "KWD");
        await IsSoundAsync(visit, phone, "a card's details");
        await walk.ReviewButton.ClickAsync();
        await Expect(visit.Page.GetByText("Enter your card number.").First).ToBeVisibleAsync();
        await IsSoundAsync(visit, phone, "a card's details with errors of the browser's check");
        await walk.ReviewCardAsync(SharedShop.Approved);
        await IsSoundAsync(visit, phone, "the review of a card");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Change method or currency" }).ClickAsync();
        await walk.ChooseAsync(CheckoutWalk.MobileMoney);
        await visit.Page.GetByText("Test values").ClickAsync();
        await IsSoundAsync(visit, phone, "details with rails");
        // As a browser would send it whose script did not run and that checks nothing.
        await visit.Page.EvaluateAsync("HTMLFormElement.prototype.submit.call(document.querySelector('form:not(.cancel)'))");
        await Expect(visit.Alert).ToContainTextAsync("Choose your provider.");
        await Expect(visit.Alert).ToBeFocusedAsync();
        await IsSoundAsync(visit, phone, "details with errors");

        await walk.ReviewPhoneAsync("Telecel Cash", "+233200000404");
        await IsSoundAsync(visit, phone, "the review");
        await visit.Page.EvaluateAsync("document.querySelector('button.pay').value = 'renew'");
        await visit.Page.Locator("button.pay").ClickAsync();
        await Expect(visit.Alert).ToContainTextAsync("The price was renewed.");
        await IsSoundAsync(visit, phone, "the renewed price");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task Waiting_and_what_comes_of_it_is_accessible(ColorScheme colors, bool phone)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin, colors: colors, phone: phone);
        var walk = new CheckoutWalk(visit);
        // The pages are to stand still while they are examined; an answer without content changes nothing.
        await visit.Page.RouteAsync("**/status", route => route.FulfillAsync(new() { Status = 204 }));

        await walk.PayByPhoneAsync(await NewAsync(), "+233200000404");
        await Expect(walk.Heading("Confirm the payment on your phone")).ToBeVisibleAsync();
        await IsSoundAsync(visit, phone, "waiting for a prompt");
        await walk.CancelAsync();
        await Expect(walk.Heading("This payment was canceled")).ToBeVisibleAsync();
        await IsSoundAsync(visit, phone, "given up");

        await walk.PayByTransferAsync(await NewAsync(), "1000000404", "NGN");
        await Expect(walk.Heading("Make this bank transfer")).ToBeVisibleAsync();
        await IsSoundAsync(visit, phone, "waiting for a transfer");

        await UnderpaidAsync(visit, walk);
        await IsSoundAsync(visit, phone, "underpaid, and a cancel that comes too late");

        await FailedAsync(visit, walk);
        await IsSoundAsync(visit, phone, "failed");
        Assert.Empty(visit.Complaints);
    }

    private async Task UnderpaidAsync(Visit visit, CheckoutWalk walk)
    {
        var checkout = await NewAsync();
        await walk.PayByTransferAsync(checkout, "1000000040", "NGN");
        await shop.Organization.ChargeAsync(OrganizationApi.SyncPay, (string)checkout["checkout_id"]!, "UNDERPAID", Cancellation);
        // The page does not know it yet.
        await walk.CancelAsync();
        await Expect(visit.Alert).ToContainTextAsync("This payment can no longer be canceled");
        await Expect(visit.Page.GetByText("We have received ₦30,000.00. ₦45,000.00 is still due")).ToBeVisibleAsync();
    }

    private async Task FailedAsync(Visit visit, CheckoutWalk walk)
    {
        var checkout = await NewAsync();
        await walk.PayByPhoneAsync(checkout, "+233200000002");
        await shop.Organization.ChargeAsync(OrganizationApi.SyncPay, (string)checkout["checkout_id"]!, "FAILED", Cancellation);
        await walk.OpenAsync(checkout);
        await Expect(walk.Heading("The payment did not go through")).ToBeVisibleAsync();
    }

    private Task<JsonObject> NewAsync() =>
        shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayOverrides, Cancellation);

    private static async Task IsSoundAsync(Visit visit, bool phone, string page)
    {
        Assert.False(await visit.ScrollsSidewaysAsync(), $"{page} scrolls sideways.");
        // Nothing about accessibility depends on the width but what the narrow page leaves out, so both are examined.
        var findings = await visit.AxeFindingsAsync();
        Assert.True(findings.Length == 0, $"On {page}{(phone ? " of a phone" : "")}:\n{findings}");
    }
}
