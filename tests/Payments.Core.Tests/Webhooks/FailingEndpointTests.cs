using Microsoft.Extensions.DependencyInjection;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>An endpoint that fails is left alone for a while, and disabled after days, which the merchant is told.</summary>
public sealed class FailingEndpointTests : WebhookTestBase
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(301)]
    [InlineData(null)]
    public async Task After_five_failures_it_is_tried_now_and_then_with_one_delivery_until_one_succeeds(int? status)
    {
        await RegisterAsync();
        Sender.Answer = _ => new WebhookSendResult(status, "down", null);
        for (var number = 0; number < 12; number++)
            await HappenAsync();
        await Host.RunAsync();
        Assert.Equal(EndpointHealth.FailuresInARow, Sender.Posts.Count);

        var tried = Sender.Posts.Count;
        foreach (var pause in new[] { 10, 20, 40, 80, 160, 300, 300 })
        {
            await Host.RunAfterAsync(TimeSpan.FromSeconds(pause - 1));
            Assert.Equal(tried, Sender.Posts.Count);
            await Host.RunAfterAsync(TimeSpan.FromSeconds(1));
            Assert.Equal(++tried, Sender.Posts.Count);
        }

        Sender.Answer = _ => RecordingSender.Status(200);
        await Host.RunAfterAsync(TimeSpan.FromHours(3));
        await Host.RunAfterAsync(TimeSpan.FromHours(30));
        Assert.Equal(12, (await DeliveriesAsync()).Count(delivery => delivery.Status == DeliveryStatus.Delivered));
        Assert.Null((await EndpointAsync()).FailingSince);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_endpoints_of_one_owner_fail_each_for_itself(int sound)
    {
        await RegisterAsync("https://down.example/");
        for (var number = 0; number < sound; number++)
            await RegisterAsync($"https://sound.example/{number}");
        Sender.Answer = post => RecordingSender.Status(post.Url.Host == "down.example" ? 500 : 200);
        for (var number = 0; number < 30; number++)
            await HappenAsync();
        await Host.RunAsync();

        Assert.Equal(30 * sound, Sender.Posts.Count(post => post.Url.Host == "sound.example"));
        Assert.Equal(EndpointHealth.FailuresInARow, Sender.Posts.Count(post => post.Url.Host == "down.example"));
    }

    [Theory]
    [InlineData(12, 10)]
    [InlineData(24, 5)]
    [InlineData(1, 120)]
    [InlineData(72, 2)]
    public async Task It_is_disabled_after_five_days_with_failures_alone_and_the_owner_is_told_why(int hours, int times)
    {
        var endpoint = await RegisterAsync(types: CheckoutSessionExpired.TypeName);
        var other = await RegisterAsync("https://other.example/", types: WebhookEndpointDisabled.TypeName);
        Sender.Answer = post => RecordingSender.Status(post.Url.Host == "other.example" ? 200 : 500);
        await HappenAsync();
        await Host.RunAsync();
        var since = Now;
        for (var time = 1; time < times; time++)
        {
            await HappenAsync();
            await Host.RunAfterAsync(TimeSpan.FromHours(hours));
            Assert.True(Now - since >= EndpointFailures.DisableAfter || await ReasonAsync(endpoint) is null);
        }

        await HappenAsync();
        await Host.RunAfterAsync(TimeSpan.FromHours(hours));
        Assert.Contains("failed since 2026-01-01 00:00 UTC", await ReasonAsync(endpoint), StringComparison.Ordinal);
        var told = (WebhookEndpointDisabled)(await DisabledEventsAsync()).Single().Data;
        Assert.Equal(
            (endpoint.Id, endpoint.Url, "plain", await ReasonAsync(endpoint)),
            (told.EndpointId, told.Url, told.Format, told.Reason)
        );
        Assert.Equal(other.Url, Assert.Single(Sender.Posts, post => post.Url.Host == "other.example").Url.ToString());

        var sent = Sender.Posts.Count;
        await HappenAsync();
        await Host.RunAfterAsync(TimeSpan.FromDays(2));
        await Host.RunAfterAsync(TimeSpan.FromDays(2));
        Assert.Equal(sent, Sender.Posts.Count);
        Assert.All(
            (await DeliveriesAsync()).Where(delivery => delivery.EndpointId == endpoint.Id),
            delivery => Assert.NotEqual(DeliveryStatus.Pending, delivery.Status)
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task One_success_in_five_days_keeps_it_enabled(int everyDays)
    {
        var endpoint = await RegisterAsync();
        for (var hour = 0; hour < 24 * 20; hour += 12)
        {
            Sender.Answer = _ => RecordingSender.Status(hour % (24 * everyDays) == 0 ? 200 : 500);
            await HappenAsync();
            await Host.RunAfterAsync(TimeSpan.FromHours(12));
        }

        Assert.Null(await ReasonAsync(endpoint));
        Assert.Empty(await DisabledEventsAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task One_that_answers_that_it_is_gone_is_disabled_and_told_of_whoever_writes_at_the_same_time(int conflicts)
    {
        var heard = new List<string>();
        var host = new EngineHost(
            Store,
            Time,
            Providers,
            Log,
            configure: builder =>
            {
                Configure(builder);
                builder.OnEvent<WebhookEndpointDisabled>(
                    (_, data, _, _) =>
                    {
                        heard.Add($"{data.EndpointId} {data.Reason}");
                        return default;
                    }
                );
            }
        );
        var endpoint = await RegisterAsync();
        Sender.Answer = _ => RecordingSender.Status(410);
        Store.BeforeCommit = (changes, _) =>
            changes.Writes.Any(write => write.Record is WebhookEndpoint) && conflicts-- > 0
                ? new(CommitResult.Conflict("webhook_endpoints"))
                : default;
        await HappenAsync();
        await host.RunAsync();

        Assert.Equal([$"{endpoint.Id} The receiver answered 410 Gone"], heard);
        Assert.Single(await DisabledEventsAsync());
        await HappenAsync();
        await host.RunAfterAsync(TimeSpan.FromDays(5));
        Assert.Single(Sender.Posts);
    }

    [Fact]
    public async Task What_the_address_before_answered_disables_no_other()
    {
        await Engine.WebhookEndpoints.SetOnlyAsync(Shop, new WebhookEndpointRequest { Url = Url, Format = "plain" }, Token);
        Sender.Answer = _ =>
        {
            var moved = new WebhookEndpointRequest { Url = "https://new.example/", Format = "plain" };
            Assert.True(Engine.WebhookEndpoints.SetOnlyAsync(Shop, moved, Token).AsTask().GetAwaiter().GetResult().IsSuccess);
            return RecordingSender.Status(410);
        };
        await HappenAsync();
        await Host.RunAsync();

        var endpoint = await EndpointAsync();
        Assert.Equal(("https://new.example/", null), (endpoint.Url, endpoint.DisabledReason));
        Assert.Empty(await DisabledEventsAsync());
    }

    [Fact]
    public async Task One_that_is_enabled_again_has_five_days_again()
    {
        var endpoint = await RegisterAsync();
        Sender.Answer = _ => RecordingSender.Status(500);
        await HappenAsync();
        await Host.RunAsync();
        await Host.RunAfterAsync(TimeSpan.FromDays(5));
        await HappenAsync();
        await Host.RunAsync();
        Assert.NotNull(await ReasonAsync(endpoint));

        await Engine.WebhookEndpoints.EnableAsync(Shop, endpoint.Id, Token);
        await HappenAsync();
        await Host.RunAsync();
        Assert.Null(await ReasonAsync(endpoint));
        Assert.Equal(Now, (await EndpointAsync()).FailingSince);
    }

    [Fact]
    public async Task A_restart_remembers_that_it_fails_and_tries_it_with_one_delivery_first()
    {
        await RegisterAsync();
        Sender.Answer = _ => RecordingSender.Status(500);
        for (var number = 0; number < 12; number++)
            await HappenAsync();
        await Host.RunAsync();
        Restart();
        await Host.RunAfterAsync(TimeSpan.FromHours(1));

        // The first failure is the one on record.
        Assert.Equal(EndpointHealth.FailuresInARow + EndpointHealth.FailuresInARow - 1, Sender.Posts.Count);
    }

    [Fact]
    public async Task A_delivery_that_an_earlier_release_has_scheduled_is_sent()
    {
        var endpoint = await RegisterAsync();
        var delivery = new WebhookDelivery
        {
            Id = "dlv_0000000000000000000001",
            Owner = Shop,
            EventId = "evt_0000000000000000000001",
            EventType = CheckoutSessionPaid.TypeName,
            EndpointId = endpoint.Id,
            Payload = "of an earlier release",
            Status = DeliveryStatus.Pending,
            NextAttemptAt = Now,
            CreatedAt = Now,
        };
        await Store.CommitAsync(
            new ChangeSet(Shop)
                .Insert(PaymentsSchema.Current.Table<WebhookDelivery>(), delivery)
                .Schedule("webhook.deliver", delivery.Id, Now)
                .Schedule("webhook.deliver", "dlv_0000000000000000000009", Now),
            Token
        );
        await Host.RunAsync();

        Assert.Equal("of an earlier release", Assert.Single(Sender.Posts).Body);
        Assert.Equal(DeliveryStatus.Delivered, Assert.Single(await DeliveriesAsync()).Status);
        Assert.Empty(Store.Book.WorkOf("webhook.deliver"));
        Assert.Equal(0, await Host.RunAfterAsync(TimeSpan.FromDays(1)));
    }

    private async Task<string?> ReasonAsync(WebhookEndpoint endpoint) =>
        (await Engine.WebhookEndpoints.ListAsync(Shop, Token)).Single(listed => listed.Id == endpoint.Id).DisabledReason;

    private async Task<IReadOnlyList<PaymentEvent>> DisabledEventsAsync() =>
        [
            .. (await Engine.Events.ListAsync(Shop, Limits.PageSize, cancellationToken: Token)).Value.Items.Where(happened =>
                happened.Type == WebhookEndpointDisabled.TypeName
            ),
        ];
}
