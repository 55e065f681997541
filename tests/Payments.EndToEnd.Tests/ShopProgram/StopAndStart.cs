using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Payments.EndToEnd.Tests;

public sealed partial class StopAndStart
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ctrl_C_ends_it_cleanly_and_leaves_one_file_and_its_empty_lock()
    {
        await using var shop = await RunningShop.StartAsync(Cancellation);
        await shop.Api.CreateAsync(new JsonObject { ["amount"] = "100", ["currency"] = "GBP" }, Cancellation);
        await FirstSteps.BannerAsync(shop);

        Assert.Equal(0, await shop.Program.InterruptAsync(Cancellation));
        Assert.Equal(
            [Path.GetFileName(shop.DatabasePath), Path.GetFileName(shop.DatabasePath) + "-lock"],
            Directory
                .EnumerateFiles(Path.GetDirectoryName(shop.DatabasePath)!, "shop.db*")
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)
        );
        Assert.Empty(shop.Program.Errors);
    }

    [Fact]
    public async Task A_key_that_was_generated_is_kept_over_a_restart()
    {
        await using var shop = await RunningShop.StartAsync(Cancellation, apiKey: null);
        var first = Key().Match(await FirstSteps.BannerAsync(shop)).Value;
        await shop.KillAsync();
        await shop.StartAgainAsync(Cancellation);

        Assert.NotEmpty(first);
        Assert.Equal(first, Key().Match(await FirstSteps.BannerAsync(shop)).Value);
        using var api = new ShopApi(shop.Origin, first);
        Assert.Equal(
            "OPEN",
            (string?)(await api.CreateAsync(new JsonObject { ["amount"] = "100", ["currency"] = "GBP" }, Cancellation))["state"]
        );
    }

    [Fact]
    public async Task The_same_file_opened_again_shows_the_orders_and_events_of_before()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Cancellation);
        await using var shop = await RunningShop.StartAsync(
            Cancellation,
            webhookUrl: receiver.Url,
            webhookSecret: SharedShop.WebhookSecret
        );
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = shop.Origin };
        using var form = new FormUrlEncodedContent([new("product", "night-ferry")]);
        using var bought = await http.PostAsync(new Uri("/buy", UriKind.Relative), form, Cancellation);
        await shop.Api.PayAsync(bought.Headers.Location!, SharedShop.Approved, Cancellation);
        await Eventually.IsTrueAsync(
            async () => IsPaid(await shop.Api.PageAsync("/orders", Cancellation)),
            "the order is paid",
            Cancellation
        );
        await Eventually.IsTrueAsync(
            async () => Delivered().Count(await shop.Api.PageAsync("/events", Cancellation)) >= 4,
            "both sites have both events",
            Cancellation
        );

        var events = await shop.Api.PageAsync("/events", Cancellation);
        Assert.Contains("checkout_session.paid", events, StringComparison.Ordinal);
        Assert.Contains("signature valid", events, StringComparison.Ordinal);
        Assert.Contains(receiver.Url.ToString(), events, StringComparison.Ordinal);

        Assert.Equal(0, await shop.Program.InterruptAsync(Cancellation));
        await shop.KillAsync();
        await shop.StartAgainAsync(Cancellation);
        Assert.True(IsPaid(await shop.Api.PageAsync("/orders", Cancellation)));
        Assert.Equal(events, await shop.Api.PageAsync("/events", Cancellation));
    }

    private static bool IsPaid(string orders) =>
        orders.Contains("Night Ferry", StringComparison.Ordinal) && orders.Contains("data-state=\"paid\"", StringComparison.Ordinal);

    [GeneratedRegex(@"sk_test_\w+")]
    private static partial Regex Key();

    [GeneratedRegex("<td>Delivered</td>")]
    private static partial Regex Delivered();
}
