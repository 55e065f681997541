using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class SyncgramTests(SharedShop shop, Chromium chromium)
{
    private const string PayingAccount = "1000000001";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Success_returns_the_payer_with_the_checkout_s_id_as_soon_as_the_payment_is_sent(bool javaScript)
    {
        var checkout = await NewAsync(Documents.SyncgramTest("success", shop.Origin));
        var id = (string)checkout["checkout_id"]!;
        Assert.Equal("OPEN", (string?)checkout["status"]);
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        await new CheckoutWalk(visit).PayByPhoneAsync(checkout, "+233200000404");

        await Expect(visit.Page).ToHaveURLAsync($"{shop.Origin}orders?from=syncgram&checkout_id={id}");
        Assert.Equal("COMPLETED", (string?)(await GetAsync(id))["status"]);
        // The merchant's word goes before the number's: the phone that never pays does.
        var charge = await shop.Organization.ChargeAsync(OrganizationApi.Syncgram, id, "SUCCEEDED", Cancellation);
        Assert.Equal("154.21", (string?)charge["amount"]);
        Assert.Equal(["PENDING", "PROCESSING", "SUCCEEDED"], Statuses(charge));
        await IsToldAsync(id, "collection.succeeded", "154.21", "0.00");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_card_that_fails_is_told_to_the_payer_at_once(bool javaScript)
    {
        var checkout = await NewAsync(Documents.SyncgramTest("failed", shop.Origin));
        var id = (string)checkout["checkout_id"]!;
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        var walk = new CheckoutWalk(visit);
        await walk.OpenAsync(checkout);
        await walk.ChooseAsync(CheckoutWalk.Card, "USD");
        await walk.ReviewCardAsync(SharedShop.Approved);
        await Expect(walk.Fact("You pay")).ToHaveTextAsync("US$10.00 USD");
        await visit.PayButton.ClickAsync();

        await Expect(walk.Heading("The payment did not go through")).ToBeVisibleAsync();
        Assert.Equal("COMPLETED", (string?)(await GetAsync(id))["status"]);
        Assert.Equal("FAILED", (string?)(await shop.Organization.ChargeAsync(OrganizationApi.Syncgram, id, Cancellation))["status"]);
        await IsToldAsync(id, "collection.failed", "0.00", "0.00");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_phone_that_fails_is_told_to_the_merchant_after_the_payer_has_returned()
    {
        var checkout = await NewAsync(Documents.SyncgramTest("failed", shop.Origin));
        var id = (string)checkout["checkout_id"]!;
        await using var visit = await chromium.VisitAsync(shop.Origin);
        await new CheckoutWalk(visit).PayByPhoneAsync(checkout, "+233200000001");

        await Expect(visit.Page).ToHaveURLAsync($"{shop.Origin}orders?from=syncgram&checkout_id={id}");
        var charge = await shop.Organization.ChargeAsync(OrganizationApi.Syncgram, id, "FAILED", Cancellation);
        Assert.Equal(["PENDING", "PROCESSING", "FAILED"], Statuses(charge));
        await IsToldAsync(id, "collection.failed", "0.00", "0.00");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transfer_of_too_little_shows_what_is_missing_and_counts_once_the_merchant_accepts_it(bool javaScript)
    {
        var checkout = await NewAsync(Documents.SyncgramTest("underpaid"));
        var id = (string)checkout["checkout_id"]!;
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        var walk = new CheckoutWalk(visit);
        await walk.PayByTransferAsync(checkout, PayingAccount, "NGN");
        await Expect(walk.Heading("Make this bank transfer")).ToBeVisibleAsync();

        // 40 % of 15,327.50.
        await Expect(visit.Page.GetByText("We have received ₦6,131.00. ₦9,196.50 is still due: please send the rest in the same way."))
            .ToBeVisibleAsync();
        await Expect(walk.Fact("Amount to send").Locator("span")).ToHaveTextAsync("₦9,196.50");
        var charge = await shop.Organization.ChargeAsync(OrganizationApi.Syncgram, id, "UNDERPAID", Cancellation);
        Assert.Equal("6131.00", (string?)charge["amount_paid"]);
        Assert.Equal("9196.50", (string?)charge["amount_remaining"]);
        await IsToldAsync(id, "collection.underpaid", "6131.00", "9196.50");

        var accepted = await shop.Organization.PostAsync(
            OrganizationApi.Syncgram,
            $"payments/charges/{(string)charge["charge_id"]!}/accept",
            "{}",
            Cancellation
        );
        Assert.Equal("ACCEPTED", (string?)accepted["status"]);
        await Expect(walk.Heading("Payment successful")).ToBeVisibleAsync();
        await Expect(walk.Fact("Amount")).ToHaveTextAsync("₦6,131.00 NGN");
        await shop.Receiver.WaitForAsync(OrganizationApi.Syncgram, id, "collection.succeeded", Cancellation);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transfer_in_two_parts_is_paid_with_the_second(bool javaScript)
    {
        var request = JsonNode.Parse(Documents.SyncgramTest("success"))!.AsObject();
        request.Remove("simulated_outcome");
        var checkout = await NewAsync(request.ToJsonString());
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        var walk = new CheckoutWalk(visit);
        await walk.PayByTransferAsync(checkout, "1000000041", "GHS");

        await Expect(walk.Heading("Payment successful")).ToBeVisibleAsync();
        await Expect(walk.Fact("Amount")).ToHaveTextAsync("GH₵154.21 GHS");
        var charge = await shop.Organization.ChargeAsync(OrganizationApi.Syncgram, (string)checkout["checkout_id"]!, Cancellation);
        Assert.Equal(["PENDING", "PROCESSING", "UNDERPAID", "SUCCEEDED"], Statuses(charge));
        Assert.Equal("154.21", (string?)charge["amount_paid"]);
        Assert.Empty(visit.Complaints);
    }

    private Task<JsonObject> NewAsync(string request) => shop.Organization.CheckoutAsync(OrganizationApi.Syncgram, request, Cancellation);

    private Task<JsonObject> GetAsync(string id) =>
        shop.Organization.GetAsync(OrganizationApi.Syncgram, $"payments/checkouts/{id}", Cancellation);

    private async Task IsToldAsync(string id, string type, string paid, string remaining)
    {
        var post = await shop.Receiver.WaitForAsync(OrganizationApi.Syncgram, id, type, Cancellation);
        Assert.Equal(paid, (string?)post.Json["data"]!["amount_paid"]);
        Assert.Equal(remaining, (string?)post.Json["data"]!["amount_remaining"]);
        Assert.Single(shop.Receiver.Of(OrganizationApi.Syncgram, id), told => told.Type == type);
        Assert.True(OrganizationSignatures.IsSyncgram(post, SharedShop.WebhookSecret, post.Text));
        Assert.False(OrganizationSignatures.IsSyncgram(post, SharedShop.WebhookSecret, post.Text + " "));
    }

    private static IEnumerable<string?> Statuses(JsonObject charge) =>
        charge["status_history"]!.AsArray().Select(entry => (string?)entry!["status"]);
}
