using System.Globalization;
using System.Text;
using Xunit;

namespace Payments.Guides.Tests.Webhooks;

public sealed class ReceivingTests
{
    private const string Secret = "whsec_lFlsnLxC3X4yW7dByaMMkGasgatGyI";

    [Theory]
    [InlineData("{}", Secret, true)]
    [InlineData("{ }", Secret, false)]
    [InlineData("{}", Secret + "x", false)]
    public void The_receivers_of_the_guide_take_what_is_genuine_alone(string received, string secret, bool isGenuine)
    {
        var (now, body, key) = (TimeProvider.System.GetUtcNow(), Encoding.UTF8.GetBytes("{}"), WebhookSecret.Of(Secret));
        var headers = new Dictionary<string, string>
        {
            ["webhook-id"] = "evt_1",
            ["webhook-timestamp"] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["webhook-signature"] = StandardWebhooksSignature.Sign([key], "evt_1", now, body),
            ["Synapto-Signature"] = TimestampedSignature.Sign([key], now, body),
        };

        Assert.Equal(isGenuine, Receiving.IsGenuine(headers, received, secret));
        Assert.Equal(isGenuine, Receiving.IsGenuineByDialect(headers, received, secret));
    }
}
