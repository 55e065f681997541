using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class CancelTests(SharedShop shop, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Steps { get; } =
        new MatrixTheoryData<string, bool>(["method", "details", "review", "waiting"], [true, false]);

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_checkout_can_be_given_up_at_each_step(string step, bool javaScript)
    {
        var request = JsonNode.Parse(Documents.SyncgramTest("success", shop.Origin))!.AsObject();
        request.Remove("simulated_outcome");
        var checkout = await shop.Organization.CheckoutAsync(OrganizationApi.Syncgram, request.ToJsonString(), Cancellation);
        var id = (string)checkout["checkout_id"]!;
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        var walk = new CheckoutWalk(visit);
        await GoToAsync(walk, visit, checkout, step);
        await walk.CancelAsync();

        await Expect(visit.Page).ToHaveURLAsync($"{shop.Origin}events");
        Assert.Equal(
            "CANCELLED",
            (string?)(await shop.Organization.GetAsync(OrganizationApi.Syncgram, $"payments/checkouts/{id}", Cancellation))["status"]
        );
        await shop.Receiver.WaitForAsync(OrganizationApi.Syncgram, id, "collection.abandoned", Cancellation);
        var charge = await shop.Organization.FindChargeAsync(OrganizationApi.Syncgram, id, Cancellation);
        Assert.Equal(step == "waiting" ? "EXPIRED" : null, (string?)charge?["status"]);

        await walk.OpenAsync(checkout);
        await Expect(walk.Heading("This payment was canceled")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Money_that_comes_after_a_payment_was_given_up_is_kept_and_told()
    {
        var checkout = await shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayOverrides, Cancellation);
        var id = (string)checkout["checkout_id"]!;
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var walk = new CheckoutWalk(visit);
        await walk.PayByPhoneAsync(checkout, "+233200000060");
        await Expect(walk.Heading("Confirm the payment on your phone")).ToBeVisibleAsync();
        await walk.CancelAsync();
        await Expect(walk.Heading("This payment was canceled")).ToBeVisibleAsync();
        Assert.Equal(
            "EXPIRED",
            (string?)(await shop.Organization.GetAsync(OrganizationApi.SyncPay, $"payments/checkouts/{id}", Cancellation))["status"]
        );

        // This payer answers the prompt after a minute.
        var told = await shop.Receiver.WaitForAsync(OrganizationApi.SyncPay, id, "charge.paid_late", Cancellation, TimeSpan.FromMinutes(4));
        Assert.Equal("620.00", (string?)told.Json["data"]!["charge"]!["amount_paid"]);
        var charge = await shop.Organization.ChargeAsync(OrganizationApi.SyncPay, id, Cancellation);
        Assert.Equal("EXPIRED", (string?)charge["status"]);
        Assert.Equal("620.00", (string?)charge["amount_paid"]);
        Assert.Equal(
            ["PENDING", "AWAITING_PAYMENT", "EXPIRED", "EXPIRED"],
            charge["status_history"]!.AsArray().Select(entry => (string?)entry!["status"])
        );
        Assert.Equal("Money arrived after the end", (string?)charge["status_history"]![3]!["reason"]);

        await walk.OpenAsync(checkout);
        await Expect(walk.Heading("Your payment arrived too late")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    private static async Task GoToAsync(CheckoutWalk walk, Visit visit, JsonObject checkout, string step)
    {
        await walk.OpenAsync(checkout);
        if (step == "method")
            return;

        await walk.ChooseAsync(CheckoutWalk.Transfer, "GHS");
        if (step == "details")
            return;

        await walk.ReviewAccountAsync("1000000404");
        if (step == "review")
            return;

        await visit.PayButton.ClickAsync();
        await Expect(walk.Heading("Make this bank transfer")).ToBeVisibleAsync();
    }
}
