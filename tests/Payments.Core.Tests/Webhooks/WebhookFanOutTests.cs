using Microsoft.Extensions.Logging;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class WebhookFanOutTests : WebhookTestBase
{
    private protected override IReadOnlyList<IWebhookFormat> Formats =>
        [new RecordingFormat(), new RecordingFormat("quiet", ChargeFailed.TypeName, PaymentIntentSucceeded.TypeName), new BrokenFormat()];

    [Fact]
    public async Task Each_event_goes_to_each_endpoint_that_receives_its_type()
    {
        var all = await RegisterAsync("https://shop.example/all");
        var paid = await RegisterAsync("https://shop.example/paid", types: [CheckoutSessionPaid.TypeName]);
        await RegisterAsync("https://shop.example/expired", types: [CheckoutSessionExpired.TypeName, ChargeReturned.TypeName]);
        await RegisterAsync("https://other.example/hooks", types: [BankLineReceived.TypeName]);
        await Host.PayAsync(await Host.OpenAsync(Shop));
        await Host.RunAsync();

        Assert.Equal(
            ["https://shop.example/all", "https://shop.example/all", "https://shop.example/paid"],
            Sender.Posts.Select(post => post.Url.ToString()).Order()
        );
        var deliveries = await DeliveriesAsync();
        Assert.Equal(3, deliveries.Count);
        Assert.All(deliveries, delivery => Assert.Equal(DeliveryStatus.Delivered, delivery.Status));
        Assert.All(deliveries, delivery => Assert.Null(delivery.NextAttemptAt));
        Assert.Equal(
            new[] { all.Id, all.Id, paid.Id }.Order(StringComparer.Ordinal),
            deliveries.Select(delivery => delivery.EndpointId).Order(StringComparer.Ordinal)
        );
        Assert.Equal(0, await Host.RunAfterAsync(TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task A_format_that_has_no_such_event_is_sent_none()
    {
        await RegisterAsync(format: "quiet");
        await Host.PayAsync(await Host.OpenAsync(Shop));
        await Host.RunAsync();

        Assert.StartsWith(CheckoutSessionPaid.TypeName, Assert.Single(Sender.Posts).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_that_cannot_write_an_event_keeps_it_from_nobody_else()
    {
        await RegisterAsync("https://shop.example/broken", format: "broken");
        var sound = await RegisterAsync();
        await HappenAsync();
        await Host.RunAsync();
        await Host.RunAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(sound.Id, Assert.Single(await DeliveriesAsync()).EndpointId);
        Assert.Single(Sender.Posts);
        Assert.Contains("broken", Assert.Single(Log.Of(LogLevel.Critical)), StringComparison.Ordinal);
        Assert.Empty(Store.Book.WorkOf("events.publish"));
    }

    [Fact]
    public async Task An_endpoint_that_is_registered_later_receives_later_events_only()
    {
        await HappenAsync();
        await Host.RunAsync();
        await RegisterAsync();
        await Host.RunAsync();
        Assert.Empty(Sender.Posts);

        await HappenAsync();
        await Host.RunAsync();
        Assert.Single(Sender.Posts);
    }

    [Fact]
    public async Task A_disabled_endpoint_receives_nothing_what_is_pending_is_dropped_and_once_enabled_it_receives_again()
    {
        var endpoint = await RegisterAsync();
        Sender.Answer = _ => RecordingSender.Status(500);
        await HappenAsync();
        await Host.RunAsync();
        var token = TestContext.Current.CancellationToken;
        Assert.Equal("by hand", (await Engine.WebhookEndpoints.DisableAsync(Shop, endpoint.Id, "by hand", token)).Value.DisabledReason);

        await Host.RunAfterAsync(TimeSpan.FromSeconds(6));
        var dropped = Assert.Single(await DeliveriesAsync());
        Assert.Equal((DeliveryStatus.Dropped, null), (dropped.Status, dropped.NextAttemptAt));
        await HappenAsync();
        await Host.RunAsync();
        Assert.Single(Sender.Posts);

        Assert.Null((await Engine.WebhookEndpoints.EnableAsync(Shop, endpoint.Id, token)).Value.DisabledReason);
        await HappenAsync();
        await Host.RunAsync();
        Assert.Equal(2, Sender.Posts.Count);
    }

    [Fact]
    public async Task The_deliveries_of_an_event_can_be_listed_by_it()
    {
        await RegisterAsync("https://shop.example/a");
        await RegisterAsync("https://shop.example/b");
        await HappenAsync();
        await HappenAsync();
        await Host.RunAsync();
        var token = TestContext.Current.CancellationToken;
        var events = (await Engine.Events.ListAsync(Shop, cancellationToken: token)).Value.Items;

        foreach (var happened in events)
        {
            var deliveries = await Engine.Events.ListDeliveriesOfAsync(Shop, happened.Id, token);
            Assert.Equal(2, deliveries.Count);
            Assert.All(deliveries, delivery => Assert.Equal((happened.Id, happened.Type), (delivery.EventId, delivery.EventType)));
        }
    }

    [Fact]
    public async Task A_handler_that_throws_holds_up_no_webhook()
    {
        var host = new EngineHost(
            Store,
            Time,
            Providers,
            Log,
            configure: builder =>
            {
                Configure(builder);
                Microsoft.Extensions.DependencyInjection.PaymentsBuilderExtensions.OnEvent<EventData>(
                    builder,
                    (_, _, _, _) => throw new IOException("down")
                );
            }
        );
        await RegisterAsync();
        await HappenAsync();
        await host.RunAsync();
        await host.RunAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Single(Sender.Posts);
    }
}
