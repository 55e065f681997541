using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class MobileMoneyTests(SharedShop shop, Chromium chromium)
{
    private const string Phone = "+233200000001";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_document_s_full_example_is_paid_in_cedi_at_the_price_that_was_set_for_Ghana(bool javaScript)
    {
        var checkout = await shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayFull, Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        await visit.StandInForAsync(Documents.ShopOfTheDocument);
        var walk = new CheckoutWalk(visit);
        await walk.OpenAsync(checkout);
        await Expect(walk.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("US$50.00");

        await walk.ChooseAsync(CheckoutWalk.MobileMoney);
        await walk.ReviewPhoneAsync("MTN MoMo", Phone);
        await Expect(walk.Fact("You pay")).ToHaveTextAsync("GH₵620.00 GHS");
        await Expect(walk.Fact("Price")).ToHaveTextAsync("GH₵620.00");
        await Expect(walk.Fact("Provider")).ToHaveTextAsync("MTN MoMo");
        await Expect(walk.Fact("Fee")).ToHaveTextAsync("Paid by Harbour Coffee");
        await Expect(walk.Fact("Exchange rate")).ToHaveCountAsync(0);
        await Expect(visit.PayButton).ToHaveTextAsync("Pay GH₵620.00");

        await visit.PayButton.ClickAsync();
        await Expect(walk.Heading("Confirm the payment on your phone")).ToBeVisibleAsync();
        await Expect(walk.Step).ToContainTextAsync("ending in 001");
        await Expect(visit.Page).ToHaveURLAsync("https://yoursite.com/payment/success");
        Assert.Empty(visit.Complaints);

        await EverybodyKnowsAsync((string)checkout["checkout_id"]!);
    }

    [Fact]
    public async Task The_page_that_waits_becomes_the_receipt_without_a_reload()
    {
        var checkout = await shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayOverrides, Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var walk = new CheckoutWalk(visit);
        await walk.PayByPhoneAsync(checkout, Phone);
        await Expect(walk.Heading("Confirm the payment on your phone")).ToBeVisibleAsync();
        await visit.Page.EvaluateAsync("window.stillHere = true");
        var loaded = visit.Documents;

        await Expect(walk.Heading("Payment successful")).ToBeVisibleAsync();
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.stillHere === true"));
        Assert.Equal(loaded, visit.Documents);
        await Expect(walk.Fact("Amount")).ToHaveTextAsync("GH₵620.00 GHS");
        await Expect(walk.Fact("Paid with")).ToHaveTextAsync("Mobile money, MTN MoMo");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payer_who_refuses_is_told_so_and_has_paid_nothing(bool javaScript)
    {
        var checkout = await shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayOverrides, Cancellation);
        var id = (string)checkout["checkout_id"]!;
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        var walk = new CheckoutWalk(visit);
        await walk.PayByPhoneAsync(checkout, "+233200000002");

        await Expect(walk.Heading("The payment did not go through")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("You have not been charged.")).ToBeVisibleAsync();
        var charge = await shop.Organization.ChargeAsync(OrganizationApi.SyncPay, id, Cancellation);
        Assert.Equal("FAILED", (string?)charge["status"]);
        Assert.Equal("0.00", (string?)charge["amount_paid"]);
        Assert.Equal(
            "FAILED",
            (string?)(await shop.Organization.GetAsync(OrganizationApi.SyncPay, $"payments/checkouts/{id}", Cancellation))["status"]
        );
        await shop.Receiver.WaitForAsync(OrganizationApi.SyncPay, id, "checkout.failed", Cancellation);
        Assert.Empty(visit.Complaints);
    }

    private async Task EverybodyKnowsAsync(string checkoutId)
    {
        var checkout = await shop.Organization.GetAsync(OrganizationApi.SyncPay, $"payments/checkouts/{checkoutId}", Cancellation);
        Assert.Equal("COMPLETED", (string?)checkout["status"]);

        var charge = await shop.Organization.ChargeAsync(OrganizationApi.SyncPay, checkoutId, Cancellation);
        Assert.Equal((string?)checkout["charge_id"], (string?)charge["charge_id"]);
        Assert.Equal("COMPLETED", (string?)charge["status"]);
        Assert.Equal("620.00", (string?)charge["amount"]);
        Assert.Equal("GHS", (string?)charge["currency"]);
        Assert.Equal("613.80", (string?)charge["settlement_amount"]);
        var history = charge["status_history"]!.AsArray();
        Assert.Equal(["PENDING", "AWAITING_PAYMENT", "COMPLETED"], history.Select(entry => (string?)entry!["status"]));
        Assert.Equal(
            history.Select(entry => (string?)entry!["occurred_at"]).Order(StringComparer.Ordinal),
            history.Select(entry => (string?)entry!["occurred_at"])
        );

        var post = await shop.Receiver.WaitForAsync(OrganizationApi.SyncPay, checkoutId, "checkout.completed", Cancellation);
        Assert.True(JsonNode.DeepEquals(charge["metadata"], post.Json["data"]!["metadata"]));
        Assert.Equal("ORD-12345", (string?)charge["metadata"]!["order_id"]);
        await shop.ALaterEventHasComeAsync(Cancellation);
        Assert.Equal(["checkout.completed"], shop.Receiver.Of(OrganizationApi.SyncPay, checkoutId).Select(told => told.Type));
        await SignaturesHoldAsync(post);
    }

    private static async Task SignaturesHoldAsync(ReceivedPost post)
    {
        var altered = post.Text.Replace("\"620.00\"", "\"620.01\"", StringComparison.Ordinal);
        Assert.NotEqual(post.Text, altered);
        Assert.True(OrganizationSignatures.IsSyncPay(post, SharedShop.WebhookSecret, post.Text));
        Assert.False(OrganizationSignatures.IsSyncPay(post, SharedShop.WebhookSecret, altered));
        Assert.False(OrganizationSignatures.IsSyncPay(post, SharedShop.WebhookSecret + "x", post.Text));
        Assert.Equal("valid", await WebhookPeers.VerifySyncPayAsync(SharedShop.WebhookSecret, post, post.Text, Cancellation));
        Assert.StartsWith(
            "refused: ",
            await WebhookPeers.VerifySyncPayAsync(SharedShop.WebhookSecret, post, altered, Cancellation),
            StringComparison.Ordinal
        );
    }
}
