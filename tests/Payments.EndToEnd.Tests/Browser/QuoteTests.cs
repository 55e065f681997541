using System.Globalization;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

[assembly: AssemblyFixture(typeof(Payments.EndToEnd.Tests.HastyShop))]

namespace Payments.EndToEnd.Tests;

public sealed partial class QuoteTests(HastyShop hasty, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_price_that_runs_out_under_the_payer_s_eyes_is_renewed_and_then_paid()
    {
        var checkout = await hasty.Shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayMinimum, Cancellation);
        await using var visit = await chromium.VisitAsync(hasty.Shop.Origin);
        var walk = new CheckoutWalk(visit);
        await walk.OpenAsync(checkout);
        await walk.ChooseAsync(CheckoutWalk.Card, "JPY");
        await walk.ReviewCardAsync(SharedShop.Approved);

        var renew = visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Get a new price" });
        await Expect(renew).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("This price has expired.")).ToBeVisibleAsync();
        await Expect(visit.PayButton).ToHaveCountAsync(0);
        await renew.ClickAsync();
        await Expect(visit.Alert).ToContainTextAsync("The price was renewed. It is still ¥7,469.");
        await Expect(visit.Alert).ToBeFocusedAsync();

        await PayInTimeAsync(visit, walk);
        await OneChargeIsMadeAsync((string)checkout["checkout_id"]!);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_price_that_is_confirmed_too_late_is_refused_and_renewed_and_then_paid()
    {
        var checkout = await hasty.Shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayMinimum, Cancellation);
        await using var visit = await chromium.VisitAsync(hasty.Shop.Origin, javaScript: false);
        var walk = new CheckoutWalk(visit);
        await walk.OpenAsync(checkout);
        await walk.ChooseAsync(CheckoutWalk.Card, "JPY");
        await walk.ReviewCardAsync(SharedShop.Approved);
        await Eventually.IsTrueAsync(async () => IsOver(await walk.Step.InnerTextAsync()), "the price has run out", Cancellation);

        await visit.PayButton.ClickAsync();
        await Expect(visit.Alert)
            .ToContainTextAsync(
                "The price had expired when you confirmed it, so you have not "
                    + "been charged. The price was renewed. It is still ¥7,469."
            );
        await Expect(walk.Fact("You pay")).ToHaveTextAsync("¥7,469 JPY");
        Assert.Null(await hasty.Shop.Organization.FindChargeAsync(OrganizationApi.SyncPay, (string)checkout["checkout_id"]!, Cancellation));

        await PayInTimeAsync(visit, walk);
        await OneChargeIsMadeAsync((string)checkout["checkout_id"]!);
        Assert.Empty(visit.Complaints);
    }

    // A busy machine may let the new price run out, too: then there is another one.
    private static async Task PayInTimeAsync(Visit visit, CheckoutWalk walk)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var answer = await visit.Page.RunAndWaitForResponseAsync(
                () => walk.Step.Locator("button.pay").ClickAsync(),
                response => response.Request.Method == "POST"
            );
            if (answer.Status != 303)
                continue;

            await Expect(walk.Heading("Payment successful")).ToBeVisibleAsync();
            return;
        }

        Assert.Fail("No price could be confirmed in time.");
    }

    private async Task OneChargeIsMadeAsync(string checkoutId)
    {
        var charge = await hasty.Shop.Organization.ChargeAsync(OrganizationApi.SyncPay, checkoutId, Cancellation);
        Assert.Equal("COMPLETED", (string?)charge["status"]);
        Assert.Equal("7469", (string?)charge["amount"]);
        Assert.Single(ShopBooks.Read(hasty.Shop).ChargedKeys, key => key == "ch_" + ((string)charge["charge_id"]!)["chr_".Length..]);
    }

    private static bool IsOver(string page)
    {
        var until = TimeOnly.ParseExact(Until().Match(page).Groups["time"].Value, "HH:mm:ss", CultureInfo.InvariantCulture);
        var now = TimeOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        // The page leaves out the fraction of the second. A time that is hours away was before midnight.
        return (now - until).TotalSeconds is > 1 and < 3600;
    }

    [GeneratedRegex(@"valid until (?<time>\d\d:\d\d:\d\d) UTC")]
    private static partial Regex Until();
}
