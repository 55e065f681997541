using Xunit;

namespace Payments.AspNetCore.Tests.Webhooks;

public sealed class WebhookDeliveryOptionsTests
{
    [Fact]
    public void The_defaults_are_guarded_and_give_a_connection_5_seconds()
    {
        var options = new WebhookDeliveryOptions();

        options.Validate();
        Assert.False(options.AllowPrivateNetworks);
        Assert.Equal(TimeSpan.FromSeconds(5), options.ConnectTimeout);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(120_001)]
    public void A_connect_timeout_outside_its_range_is_refused_by_name(int milliseconds)
    {
        var options = new WebhookDeliveryOptions { ConnectTimeout = TimeSpan.FromMilliseconds(milliseconds) };

        var refusal = Assert.Throws<InvalidOperationException>(() => new WebhookHttpClient(options, TimeProvider.System));

        Assert.Contains("WebhookDeliveryOptions.ConnectTimeout", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_minutes_are_the_most() =>
        Assert.Null(Record.Exception(new WebhookDeliveryOptions { ConnectTimeout = TimeSpan.FromMinutes(2) }.Validate));
}
