using System.Net;
using Xunit;

namespace Payments.AspNetCore.Tests.Webhooks;

public sealed class WebhookServerSideRequestForgeryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("8.8.8.8", "127.0.0.1")]
    [InlineData("127.0.0.1", "8.8.8.8")]
    [InlineData("2606:4700::1111", "8.8.8.8", "192.168.0.1")]
    public async Task One_address_inside_blocks_the_whole_answer(params string[] addresses)
    {
        var network = new RefusedConnections();
        using var client = WebhookClients.Guarded(network, WebhookClients.Answer(addresses));

        Assert.Equal(Blocked, await client.PostAsync(new Uri("https://shop.example/"), Token));
        Assert.Equal(Blocked, await client.PostAsync(new Uri("https://shop.example/"), Token, livemode: true));
        Assert.Empty(network.Attempts);
    }

    [Fact]
    public async Task Public_addresses_are_connected_to_one_after_another_as_they_were_checked()
    {
        var network = new RefusedConnections();
        var answers = new Queue<IPAddress[]>([
            [IPAddress.Parse("2606:4700::1111"), IPAddress.Parse("::ffff:8.8.8.8")],
        ]);
        using var client = WebhookClients.Guarded(network, (_, _) => Task.FromResult(answers.Dequeue()));

        var response = await client.PostAsync(new Uri("https://shop.example/"), Token, livemode: true);

        Assert.Equal(new WebhookResponse.Failed(WebhookFailureReason.Connect), response);
        Assert.Equal(["[2606:4700::1111]:443", "8.8.8.8:443"], network.Attempts.Select(target => target.ToString()));
    }

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[2002:7f00:1::]/")]
    [InlineData("https://[fe80::1%25lo]/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    public async Task An_address_in_the_url_is_judged_without_a_look_up(string url)
    {
        var network = new RefusedConnections();
        using var client = WebhookClients.Guarded(network);

        Assert.Equal(Blocked, await client.PostAsync(new Uri(url), Token));
        Assert.Empty(network.Attempts);
    }

    [Fact]
    public async Task Live_webhooks_are_guarded_even_where_test_ones_are_not()
    {
        await using var receiver = await Receiver.StartAsync(200);
        using var client = WebhookClients.Development();
        var secure = new UriBuilder(receiver.Url) { Scheme = "https" }.Uri;

        Assert.IsType<WebhookResponse.Delivered>(await client.PostAsync(receiver.Url, Token, livemode: false));
        Assert.Equal(Unacceptable, await client.PostAsync(receiver.Url, Token, livemode: true));
        Assert.Equal(Blocked, await client.PostAsync(secure, Token, livemode: true));

        Assert.Single(receiver.Requests);
    }

    [Fact]
    public async Task Test_webhooks_are_guarded_unless_the_options_say_otherwise()
    {
        await using var receiver = await Receiver.StartAsync(200);
        var network = new RefusedConnections();
        using var client = WebhookClients.Guarded(network);
        var secure = new UriBuilder(receiver.Url) { Scheme = "https" }.Uri;

        Assert.Equal(Unacceptable, await client.PostAsync(receiver.Url, Token));
        Assert.Equal(Blocked, await client.PostAsync(secure, Token));

        Assert.Empty(network.Attempts);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/")]
    public async Task Only_http_is_spoken(string url)
    {
        using var client = WebhookClients.Development();

        Assert.Equal(Unacceptable, await client.PostAsync(new Uri(url), Token));
        Assert.Equal(Unacceptable, await client.PostAsync(new Uri(url), Token, livemode: true));
    }

    [Fact]
    public async Task The_address_that_was_checked_is_the_one_connected_to()
    {
        await using var receiver = await Receiver.StartAsync(200);
        var lookUps = 0;
        // A second answer would be empty, so a second look-up for the connection itself would fail the delivery.
        using var client = WebhookClients.Development(
            resolve: (_, _) => Task.FromResult<IPAddress[]>(++lookUps == 1 ? [IPAddress.Loopback] : [])
        );
        var url = new UriBuilder(receiver.Url) { Host = "rebinding.example" }.Uri;

        Assert.IsType<WebhookResponse.Delivered>(await client.PostAsync(url, Token));

        Assert.Equal(1, lookUps);
        Assert.Equal($"rebinding.example:{url.Port}", Assert.Single(receiver.Requests).Headers["Host"]);
    }

    [Fact]
    public async Task A_name_that_moves_inside_is_blocked_at_the_next_connection()
    {
        var network = new RefusedConnections();
        var answers = new Queue<IPAddress[]>([
            [IPAddress.Parse("8.8.8.8")],
            [IPAddress.Loopback],
        ]);
        using var client = WebhookClients.Guarded(network, (_, _) => Task.FromResult(answers.Dequeue()));
        var url = new Uri("https://rebinding.example/");

        Assert.Equal(new WebhookResponse.Failed(WebhookFailureReason.Connect), await client.PostAsync(url, Token, livemode: true));
        Assert.Equal(Blocked, await client.PostAsync(url, Token, livemode: true));

        Assert.Equal("8.8.8.8:443", Assert.Single(network.Attempts).ToString());
    }

    private static WebhookResponse Blocked => new WebhookResponse.Failed(WebhookFailureReason.BlockedAddress);

    private static WebhookResponse Unacceptable => new WebhookResponse.Failed(WebhookFailureReason.UnacceptableUrl);
}
