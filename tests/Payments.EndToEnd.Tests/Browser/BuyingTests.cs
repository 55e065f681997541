using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed partial class BuyingTests(SharedShop shop, Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_is_declined_then_pays_and_everybody_learns_it_once(bool javaScript)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        await visit.OpenAsync("/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Buy Harbour Blend" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("£18.50");

        await visit.PayAsync(SharedShop.Declined);
        await Expect(visit.Alert).ToContainTextAsync("declined");
        await Expect(visit.Alert).ToBeFocusedAsync();
        await Expect(visit.Page.GetByLabel("Card number")).ToHaveValueAsync("");

        await visit.PayAsync(SharedShop.Approved);
        await Expect(visit.Page).ToHaveURLAsync(OrderUrl());
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Thank you, your order is paid" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("paid");

        var order = OrderUrl().Match(visit.Page.Url).Groups["order"].Value;
        var webhook = await Eventually.GetAsync(
            () => Task.FromResult(shop.Receiver.Posts.FirstOrDefault(post => IsPaidFor(post, order))),
            "the webhook of the order",
            cancellation
        );
        var session = await shop.Shop.Api.GetAsync((string)webhook.Json["checkout_session"]!["name"]!, cancellation);
        Assert.Equal("COMPLETE", (string?)session["state"]);
        Assert.True((bool?)session["paid"]);
        Assert.Equal("1850", (string?)session["amount"]);
        Assert.Equal(order, (string?)session["client_reference_id"]);
        Assert.Empty(visit.Complaints);

        await shop.ALaterEventHasComeAsync(cancellation);
        Assert.Single(shop.Receiver.Posts, post => IsPaidFor(post, order));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_year_of_coffee_is_paid_in_naira_by_transfer(bool javaScript)
    {
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        var walk = new CheckoutWalk(visit);
        await visit.OpenAsync("/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Buy Coffee for a year" }).ClickAsync();
        await walk.ChooseAsync(CheckoutWalk.Transfer, "NGN");
        await walk.ReviewAccountAsync("1000000001");
        await Expect(walk.Fact("You pay")).ToHaveTextAsync("₦75,000.00 NGN");
        await visit.PayButton.ClickAsync();
        await Expect(walk.Heading("Make this bank transfer")).ToBeVisibleAsync();

        await Expect(visit.Page).ToHaveURLAsync(OrderUrl());
        await Expect(walk.Heading("Thank you, your order is paid")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("paid");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_customer_who_turns_back_has_bought_nothing()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        await visit.OpenAsync("/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Buy Night Ferry" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Back to 127.0.0.1" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Coffee, roasted by the water");

        await visit.OpenAsync("/orders");
        await Expect(visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Night Ferry" }).First)
            .ToContainTextAsync("awaiting payment");
        Assert.Empty(visit.Complaints);
    }

    private static bool IsPaidFor(ReceivedPost post, string order) =>
        post.Type == "checkout_session.paid"
        && post.Json["checkout_session"] is JsonObject session
        && (string?)session["client_reference_id"] == order;

    [GeneratedRegex("/orders/(?<order>order_[0-9A-Za-z]+)$")]
    private static partial Regex OrderUrl();
}
