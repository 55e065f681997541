using Xunit;

namespace Payments.Core.Tests;

public sealed class WebhookDeliveryTests : WebhookTestBase
{
    [Fact]
    public async Task Every_try_sends_the_same_id_and_bytes_signed_anew()
    {
        await RegisterAsync(secret: "the-first-secret-of-mine");
        Sender.Answer = _ => RecordingSender.Status(Sender.Posts.Count < 3 ? 503 : 204);
        await HappenAsync();
        await Host.RunAsync();
        await Host.RunAfterAsync(TimeSpan.FromSeconds(6));
        await Host.RunAfterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(3, Sender.Posts.Count);
        Assert.Single(Sender.Posts.Select(post => post.Body).Distinct());
        Assert.Single(Sender.Posts.Select(post => post.Headers[0].Value).Distinct());
        Assert.Equal(3, Sender.Posts.Select(post => post.Headers[1].Value).Distinct().Count());
        Assert.All(
            Sender.Posts,
            post =>
                Assert.Equal(
                    ("the-first-secret-of-mine", TimeSpan.FromSeconds(15), false),
                    (post.Headers[2].Value, post.Timeout, post.Livemode)
                )
        );
        var delivery = Assert.Single(await DeliveriesAsync());
        Assert.Equal(DeliveryStatus.Delivered, delivery.Status);
        Assert.Equal([503, 503, 204], delivery.Attempts.Select(attempt => attempt.StatusCode));
        Assert.Equal(["HTTP 503", "HTTP 503", null], delivery.Attempts.Select(attempt => attempt.Error));
    }

    [Fact]
    public async Task A_delivery_is_tried_ten_times_over_three_days_and_is_then_exhausted()
    {
        await RegisterAsync();
        Sender.Answer = _ => new WebhookSendResult(null, "connection refused", null);
        await HappenAsync();
        await Host.RunAsync();
        var waits = new[]
        {
            "0:00:05",
            "0:05:00",
            "0:30:00",
            "2:00:00",
            "5:00:00",
            "10:00:00",
            "14:00:00",
            "20:00:00",
            "1.00:00:00",
        }.Select(text => TimeSpan.Parse(text, null));
        foreach (var (wait, tries) in waits.Select((wait, index) => (wait, index + 1)))
        {
            var delivery = Assert.Single(await DeliveriesAsync());
            Assert.Equal(DeliveryStatus.Pending, delivery.Status);
            Assert.Equal(tries, delivery.Attempts.Count);
            Assert.InRange(delivery.NextAttemptAt!.Value - Now, wait * 0.8, wait * 1.2);

            // Rows are due by the millisecond that their time lies in.
            Time.Advance(delivery.NextAttemptAt.Value - Now - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await Host.RunAsync());
            await Host.RunAfterAsync(TimeSpan.FromMilliseconds(1));
        }

        var exhausted = Assert.Single(await DeliveriesAsync());
        Assert.Equal((DeliveryStatus.Exhausted, 10, null), (exhausted.Status, exhausted.Attempts.Count, exhausted.NextAttemptAt));
        Assert.Equal(0, await Host.RunAfterAsync(TimeSpan.FromDays(30)));
        Assert.Null((await EndpointAsync()).DisabledReason);
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(1, 4)]
    [InlineData(-60, 4)]
    [InlineData(10 * 86_400, 86_400)]
    public async Task A_receiver_that_asks_for_time_gets_it_up_to_a_day_and_never_less_than_the_schedule(int asked, int least)
    {
        await RegisterAsync();
        Sender.Answer = _ => RecordingSender.Status(429, TimeSpan.FromSeconds(asked));
        await HappenAsync();
        await Host.RunAsync();

        var wait = Assert.Single(await DeliveriesAsync()).NextAttemptAt!.Value - Now;
        Assert.InRange(wait, TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(Math.Max(least, 6)));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_sent_nothing_more()
    {
        await RegisterAsync();
        Sender.Answer = _ => RecordingSender.Status(410);
        await HappenAsync();
        await Host.RunAsync();

        Assert.Equal(DeliveryStatus.Dropped, Assert.Single(await DeliveriesAsync()).Status);
        Assert.Contains("410", (await EndpointAsync()).DisabledReason, StringComparison.Ordinal);
        await HappenAsync();
        await Host.RunAfterAsync(TimeSpan.FromDays(5));
        Assert.Single(Sender.Posts);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(299, true)]
    [InlineData(199, false)]
    [InlineData(300, false)]
    [InlineData(301, false)]
    [InlineData(404, false)]
    public async Task Only_200_to_299_acknowledges(int status, bool acknowledged)
    {
        await RegisterAsync();
        Sender.Answer = _ => RecordingSender.Status(status);
        await HappenAsync();
        await Host.RunAsync();

        Assert.Equal(acknowledged ? DeliveryStatus.Delivered : DeliveryStatus.Pending, Assert.Single(await DeliveriesAsync()).Status);
    }

    [Fact]
    public async Task A_send_whose_note_was_lost_is_sent_again_and_recognised_by_its_id()
    {
        await RegisterAsync();
        await HappenAsync();
        Sender.Answer = _ =>
        {
            Store.BeforeCommit = (_, _) =>
            {
                Store.BeforeCommit = null;
                throw new Payments.Storage.StoreBusyException("full");
            };
            return RecordingSender.Status(200);
        };
        await Host.RunAsync();
        Sender.Answer = _ => RecordingSender.Status(200);
        await Host.RunAfterAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, Sender.Posts.Count);
        Assert.Single(Sender.Posts.Select(post => post.Headers[0].Value).Distinct());
        Assert.Equal(DeliveryStatus.Delivered, Assert.Single(await DeliveriesAsync()).Status);
    }
}
