using System.Text;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Payments.AspNetCore.Tests.Webhooks;

public sealed class WebhookHttpClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bytes_and_headers_arrive_as_given_and_nothing_else_is_told()
    {
        await using var receiver = await Receiver.StartAsync(200);
        using var client = WebhookClients.Development();
        using var activity = new System.Diagnostics.Activity("delivery").AddBaggage("account", "acct_1").Start();
        var body = Encoding.UTF8.GetBytes("""{"name":"Grüße"}""");

        var response = await client.PostAsync(
            new Uri(receiver.Url, "/hooks?k=v"),
            body,
            [new("webhook-id", "evt_1"), new("webhook-signature", "v1,a=")],
            false,
            WebhookClients.TimeLimit,
            Token
        );

        Assert.Equal(200, Assert.IsType<WebhookResponse.Delivered>(response).Status);
        var request = Assert.Single(receiver.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/hooks?k=v", request.Target);
        Assert.Equal(body, request.Body);
        Assert.Equal("evt_1", request.Headers["webhook-id"]);
        Assert.Equal("v1,a=", request.Headers["webhook-signature"]);
        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
        Assert.Equal("Payments-Webhooks", request.Headers["User-Agent"]);
        Assert.Equal(
            ["Content-Length", "Content-Type", "Host", "User-Agent", "webhook-id", "webhook-signature"],
            request.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(204)]
    [InlineData(299)]
    public async Task Any_status_from_200_to_299_is_a_delivery(int status)
    {
        await using var receiver = await Receiver.StartAsync(status);
        using var client = WebhookClients.Development();

        Assert.Equal(new WebhookResponse.Delivered(status, ""), await client.PostAsync(receiver.Url, Token));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(411)]
    [InlineData(500)]
    [InlineData(599)]
    public async Task Any_other_status_is_a_refusal(int status)
    {
        await using var receiver = await Receiver.StartAsync(status);
        using var client = WebhookClients.Development();

        Assert.Equal(new WebhookResponse.Refused(status, null, ""), await client.PostAsync(receiver.Url, Token));
    }

    [Fact]
    public async Task Status_410_says_that_the_endpoint_is_gone()
    {
        await using var receiver = await Receiver.StartAsync(410);
        using var client = WebhookClients.Development();

        Assert.Equal(new WebhookResponse.Gone(""), await client.PostAsync(receiver.Url, Token));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("Mon, 02 Mar 2026 10:05:00 GMT", 300)]
    [InlineData("Mon, 02 Mar 2026 09:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData(null, null)]
    public async Task Retry_after_is_read_as_seconds_and_as_a_date(string? header, int? seconds)
    {
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = 429;
            if (header is not null)
                context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        });
        using var client = WebhookClients.Development();

        var expected = seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null;
        Assert.Equal(new WebhookResponse.Refused(429, expected, ""), await client.PostAsync(receiver.Url, Token));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_a_refusal_and_is_not_followed(int status)
    {
        await using var target = await Receiver.StartAsync(200);
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = target.Url.AbsoluteUri;
            return Task.CompletedTask;
        });
        using var client = WebhookClients.Development();

        Assert.Equal(status, Assert.IsType<WebhookResponse.Refused>(await client.PostAsync(receiver.Url, Token)).Status);
        Assert.Empty(target.Requests);
    }

    [Theory]
    [InlineData(1024, 1024)]
    [InlineData(1025, 1024)]
    [InlineData(65_536, 1024)]
    public async Task The_first_kilobyte_of_the_answer_is_kept(int sent, int kept)
    {
        await using var receiver = await Receiver.StartAsync(context => context.Response.WriteAsync(new string('a', sent), Token));
        using var client = WebhookClients.Development();

        Assert.Equal(new WebhookResponse.Delivered(200, new string('a', kept)), await client.PostAsync(receiver.Url, Token));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_answer_without_end_is_read_for_64_kilobytes_and_dropped()
    {
        var dropped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            context.RequestAborted.Register(dropped.SetResult);
            var chunk = new byte[16 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(chunk, CancellationToken.None);
        });
        using var client = WebhookClients.Development();

        var response = await client.PostAsync(receiver.Url, Token);

        Assert.Equal(200, Assert.IsType<WebhookResponse.Delivered>(response).Status);
        await dropped.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task What_no_store_can_take_is_replaced_in_the_kept_text()
    {
        await using var receiver = await Receiver.StartAsync(context =>
            context.Response.Body.WriteAsync(new byte[] { (byte)'a', 0, 0x1B, (byte)'\n', (byte)'\t', 0xFF, (byte)'z' }, Token).AsTask()
        );
        using var client = WebhookClients.Development();

        Assert.Equal(new WebhookResponse.Delivered(200, "a\uFFFD\uFFFD\n\t\uFFFDz"), await client.PostAsync(receiver.Url, Token));
    }

    [Fact]
    public async Task Connections_are_reused_within_a_mode()
    {
        await using var receiver = await Receiver.StartAsync(200);
        using var client = WebhookClients.Development();

        await client.PostAsync(receiver.Url, Token);
        await client.PostAsync(receiver.Url, Token);

        Assert.Equal(2, receiver.Requests.Count);
        Assert.Single(receiver.Requests.Select(r => r.ConnectionId).Distinct());
    }

    [Fact]
    public async Task Cookies_of_one_answer_are_not_sent_with_the_next_webhook()
    {
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = "a=b; path=/";
            return Task.CompletedTask;
        });
        using var client = WebhookClients.Development();

        await client.PostAsync(receiver.Url, Token);
        await client.PostAsync(receiver.Url, Token);

        Assert.All(receiver.Requests, r => Assert.DoesNotContain("Cookie", r.Headers.Keys));
    }
}
