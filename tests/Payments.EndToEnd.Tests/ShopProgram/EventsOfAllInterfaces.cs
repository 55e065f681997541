using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class EventsOfAllInterfaces(SharedShop shop, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shop_receives_what_each_interface_tells_and_finds_it_genuine()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var syncPay = await shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayMinimum, Cancellation);
        var syncgram = await shop.Organization.CheckoutAsync(OrganizationApi.Syncgram, Documents.SyncgramTest("success"), Cancellation);
        foreach (var checkout in new[] { syncPay, syncgram })
            await PayByCardAsync(visit, checkout);
        await shop.ALaterEventHasComeAsync(Cancellation);

        (string Type, string Format, JsonObject? Checkout)[] expected =
        [
            ("checkout_session.paid", "synapto", null),
            ("checkout.completed", OrganizationApi.SyncPay, syncPay),
            ("collection.succeeded", OrganizationApi.Syncgram, syncgram),
        ];
        foreach (var (type, format, checkout) in expected)
        {
            var received = visit
                .Page.Locator("details")
                .Filter(new() { Has = visit.Page.Locator("summary", new() { HasText = type }).Filter(new() { HasText = format }) });
            if (checkout is not null)
                received = received.Filter(new() { HasText = (string)checkout["checkout_id"]! });
            await Eventually.IsTrueAsync(
                async () =>
                {
                    await visit.OpenAsync("/events");
                    return await received.CountAsync() > 0;
                },
                $"the shop has received {type} as {format} tells it",
                Cancellation
            );
            await Expect(received.First.Locator("summary")).ToContainTextAsync("signature valid");
        }

        Assert.Empty(visit.Complaints);
    }

    private static async Task PayByCardAsync(Visit visit, JsonObject checkout)
    {
        var walk = new CheckoutWalk(visit);
        await walk.OpenAsync(checkout);
        await walk.ChooseAsync(CheckoutWalk.Card, "USD");
        await walk.ReviewCardAsync(SharedShop.Approved);
        await visit.PayButton.ClickAsync();
        await Expect(walk.Heading("Payment successful")).ToBeVisibleAsync();
    }
}
