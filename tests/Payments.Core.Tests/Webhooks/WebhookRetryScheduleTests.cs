using Xunit;

namespace Payments.Tests.Webhooks;

public sealed class WebhookRetryScheduleTests
{
    private const double Middle = 0.5;

    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(1, "00:00:05")]
    [InlineData(2, "00:05:00")]
    [InlineData(3, "00:30:00")]
    [InlineData(4, "02:00:00")]
    [InlineData(5, "05:00:00")]
    [InlineData(6, "10:00:00")]
    [InlineData(7, "14:00:00")]
    [InlineData(8, "20:00:00")]
    [InlineData(9, "1.00:00:00")]
    public void Ten_attempts_follow_the_documented_waits(int failed, string wait) =>
        Assert.Equal(TimeSpan.Parse(wait, System.Globalization.CultureInfo.InvariantCulture), Next(failed, Middle));

    [Fact]
    public void The_waits_add_up_to_75_hours_35_minutes_and_5_seconds()
    {
        var total = TimeSpan.Zero;
        for (var failed = 0; WebhookRetrySchedule.TryNext(failed, Middle, null, out var delay); failed++)
            total += delay;

        Assert.Equal(new TimeSpan(75, 35, 5), total);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(int.MaxValue)]
    public void After_the_tenth_failure_the_delivery_is_exhausted_whatever_the_receiver_asks(int failed)
    {
        Assert.False(WebhookRetrySchedule.TryNext(failed, Middle, TimeSpan.FromHours(1), out var delay));
        Assert.Equal(TimeSpan.Zero, delay);
    }

    [Fact]
    public void The_random_number_shifts_a_wait_by_up_to_a_fifth_either_way()
    {
        Assert.Equal(TimeSpan.FromSeconds(4), Next(1, 0));
        Assert.Equal(TimeSpan.FromSeconds(6), Next(1, 1));
        Assert.Equal(TimeSpan.FromMinutes(24), Next(3, 0));
        Assert.Equal(TimeSpan.FromMinutes(36), Next(3, 1));
        Assert.Equal(TimeSpan.Zero, Next(0, 1));
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_random_number_outside_0_to_1_is_the_callers_bug(double unit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WebhookRetrySchedule.TryNext(1, unit, null, out _));

    [Fact]
    public void A_negative_count_is_the_callers_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WebhookRetrySchedule.TryNext(-1, Middle, null, out _));

    [Theory]
    [InlineData(2, 600, 600)]
    [InlineData(2, 60, 300)]
    [InlineData(2, 0, 300)]
    [InlineData(2, -5, 300)]
    [InlineData(2, 86_400, 86_400)]
    [InlineData(2, 86_401, 86_400)]
    public void Retry_after_lengthens_a_wait_up_to_a_day_and_never_shortens_it(int failed, int asked, int expected)
    {
        Assert.True(WebhookRetrySchedule.TryNext(failed, Middle, TimeSpan.FromSeconds(asked), out var delay));
        Assert.Equal(TimeSpan.FromSeconds(expected), delay);
    }

    [Fact]
    public void The_largest_retry_after_is_cut_and_a_longer_wait_of_the_schedule_stays()
    {
        Assert.True(WebhookRetrySchedule.TryNext(1, Middle, TimeSpan.MaxValue, out var delay));
        Assert.Equal(TimeSpan.FromHours(24), delay);

        Assert.True(WebhookRetrySchedule.TryNext(9, 1, TimeSpan.MaxValue, out delay));
        Assert.Equal(TimeSpan.FromHours(28.8), delay);
    }

    private static TimeSpan Next(int failed, double unit)
    {
        Assert.True(WebhookRetrySchedule.TryNext(failed, unit, null, out var delay));
        return delay;
    }
}
