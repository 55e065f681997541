using Microsoft.AspNetCore.Http;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Webhooks;

public sealed class WebhookRetryTests
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(302)]
    [InlineData(304)]
    public async Task What_a_receiver_does_not_acknowledge_comes_again_with_the_same_id_and_bytes_and_a_new_time(int status)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await StartAsync(receiver);
        receiver.Answer = _ => receiver.Posts.Count == 1 ? Results.StatusCode(status) : Results.Ok();

        await host.WorkAsync();
        await host.AdvanceAsync(TimeSpan.FromSeconds(3.9));
        Assert.Single(receiver.Posts);
        await host.AdvanceAsync(TimeSpan.FromSeconds(2.1));
        await host.AdvanceAsync(TimeSpan.FromDays(4));

        Assert.Equal(2, receiver.Posts.Count);
        var (first, second) = (receiver.Posts[0], receiver.Posts[1]);
        Assert.Equal((first.Id, first.Body), (second.Id, second.Body));
        Assert.Equal(first.Timestamp + 6, second.Timestamp);
        Assert.NotEqual(first.Headers["Synapto-Signature"], second.Headers["Synapto-Signature"]);
        Assert.Equal(DeliveryStatus.Delivered, (await DeliveryAsync(host)).Status);
    }

    [Fact]
    public async Task A_receiver_that_never_acknowledges_is_tried_ten_times_over_three_days()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await StartAsync(receiver);
        receiver.Answer = _ => Results.StatusCode(500);

        await host.WorkAsync();
        foreach (var wait in Waits)
        {
            var next = (await DeliveryAsync(host)).NextAttemptAt!.Value - host.Clock.GetUtcNow();
            Assert.InRange(next, wait * 0.8, wait * 1.2);
            await host.AdvanceAsync(next);
        }

        var exhausted = await DeliveryAsync(host);
        Assert.Equal(DeliveryStatus.Exhausted, exhausted.Status);
        Assert.Equal(10, exhausted.Attempts.Count);
        Assert.All(exhausted.Attempts, attempt => Assert.Equal(500, attempt.StatusCode));
        Assert.Equal(10, receiver.Posts.Count);
        Assert.Equal(10, receiver.Posts.Select(post => post.Timestamp).Distinct().Count());

        await host.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal(10, receiver.Posts.Count);
    }

    [Fact]
    public async Task A_receiver_may_ask_for_more_time()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await StartAsync(receiver);
        receiver.Answer = _ => new Busy();

        await host.WorkAsync();

        Assert.Equal(host.Clock.GetUtcNow().AddHours(1), (await DeliveryAsync(host)).NextAttemptAt);
    }

    [Fact]
    public async Task A_receiver_that_is_down_gets_it_when_it_is_back_after_a_restart_of_the_host_too()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => Results.StatusCode(503);
        var plan = new HostPlan { SqlitePath = folder["shop.db"], Clock = HostPlan.DocumentClock() };
        string secret;
        await using (var host = await CheckoutHost.StartAsync(plan))
        {
            secret = host.Shop.Secret;
            await receiver.RegisterAsync(host, WebhookReceiver.Secret, "checkout_session.paid");
            await new Payer(host).PostAsync(await host.Shop.OpenAsync(), Payer.Approved);
            await host.WorkAsync();
        }

        receiver.Answer = _ => Results.NoContent();
        await using var next = await CheckoutHost.StartAsync(plan with { Secret = secret });
        await next.AdvanceAsync(TimeSpan.FromSeconds(6));

        Assert.Equal(2, receiver.Posts.Count);
        Assert.Equal((receiver.Posts[0].Id, receiver.Posts[0].Body), (receiver.Posts[1].Id, receiver.Posts[1].Body));
        var delivery = await DeliveryAsync(next);
        Assert.Equal(DeliveryStatus.Delivered, delivery.Status);
        Assert.Equal([503, 204], delivery.Attempts.Select(attempt => attempt.StatusCode));
    }

    [Fact]
    public async Task One_receiver_that_fails_does_not_hold_up_another()
    {
        await using var failing = await WebhookReceiver.StartAsync();
        await using var working = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartStoppedAsync();
        failing.Answer = _ => Results.StatusCode(500);
        await failing.RegisterAsync(host);
        await working.RegisterAsync(host);

        await new Payer(host).PostAsync(await host.Shop.OpenAsync(), Payer.Approved);
        await host.WorkAsync();

        Assert.Equal(2, working.Posts.Count);
    }

    /// <summary>A host with one event on its way.</summary>
    private static async Task<CheckoutHost> StartAsync(WebhookReceiver receiver)
    {
        var host = await CheckoutHost.StartStoppedAsync();
        await receiver.RegisterAsync(host, WebhookReceiver.Secret, "checkout_session.paid");
        await new Payer(host).PostAsync(await host.Shop.OpenAsync(), Payer.Approved);
        return host;
    }

    private static async Task<WebhookDelivery> DeliveryAsync(CheckoutHost host) =>
        Assert.Single(
            (await host.Engine.Events.ListDeliveriesAsync(host.Shop.Owner, cancellationToken: TestContextToken.Current)).Value.Items
        );

    private sealed class Busy : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = 503;
            httpContext.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        }
    }
}
