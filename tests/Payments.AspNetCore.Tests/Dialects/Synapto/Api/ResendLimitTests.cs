using System.Globalization;
using Payments.AspNetCore.Synapto;
using Payments.AspNetCore.Tests.Webhooks;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Api;

public sealed class ResendLimitTests
{
    [Fact]
    public async Task An_account_resends_so_many_events_a_minute_and_goes_on_in_the_next()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var site = await ApiSite.StartAsync();
        await receiver.RegisterAsync(site.Host);
        await site.PayAsync(await site.NewIntentAsync());
        await site.Host.WorkAsync();
        var id = Assert.Single((await site.GetAsync("events")).Ids("events"));

        for (var turn = 0; turn < Limits.ResendsPerMinute; turn++)
            Assert.Equal(200, (await site.PostAsync($"events/{id}:resend")).Status);
        var refused = await site.PostAsync($"events/{id}:resend");
        site.Host.Clock.Advance(TimeSpan.FromSeconds(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture)));
        var later = await site.PostAsync($"events/{id}:resend");

        Assert.Equal((429, 8, 200), (refused.Status, refused.Code, later.Status));
        Assert.Contains("Retry-After", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 59)]
    [InlineData(59, 1)]
    public void The_wait_is_until_the_next_minute(int seconds, int wait)
    {
        var limit = new ResendLimit(new Specifications.ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, seconds, TimeSpan.Zero)));
        var owner = Owner.Test("acct_one");
        for (var turn = 0; turn < Limits.ResendsPerMinute; turn++)
            Assert.True(limit.TryTake(owner, out _));

        Assert.False(limit.TryTake(owner, out var retryAfter));
        Assert.Equal(wait, retryAfter);
        Assert.True(limit.TryTake(Owner.Test("acct_two"), out _));
        Assert.True(limit.TryTake(Owner.Live("acct_one"), out _));
    }
}
