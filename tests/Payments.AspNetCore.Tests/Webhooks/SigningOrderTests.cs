using System.Text;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Webhooks;

/// <summary>Receivers that read one signature only, while a secret is rotated.</summary>
public sealed class SigningOrderTests
{
    [Theory]
    [InlineData("synapto", true)]
    [InlineData("synapto", false)]
    [InlineData("syncpay", true)]
    [InlineData("syncpay", false)]
    [InlineData("syncgram", true)]
    [InlineData("syncgram", false)]
    [InlineData("yorlet", true)]
    [InlineData("yorlet", false)]
    public async Task A_receiver_with_either_secret_accepts_the_first_try_or_the_second(string format, bool hasNewSecret)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Clock = HostPlan.DocumentClock(),
                Beside =
                [
                    ("/syncpay", CheckoutDialect.SyncPay),
                    ("/syncgram", CheckoutDialect.Syncgram),
                    ("/yorlet", CheckoutDialect.Yorlet),
                ],
                Payments = HostPlan.FixedRates,
            }
        );
        var signer = host.Services.GetServices(format);
        string[] secrets = [WebhookReceiver.Secret + "New", WebhookReceiver.Secret];
        var known = secrets[hasNewSecret ? 0 : 1];

        var accepted = new List<bool>();
        for (var attempts = 0; attempts < 4; attempts++)
            accepted.Add(Accepts(signer.Sign(Delivery(attempts), secrets, host.Clock.GetUtcNow()), known));

        Assert.Equal(hasNewSecret ? [true, false, true, false] : [false, true, false, true], accepted);
        Assert.True(Accepts(signer.Sign(Delivery(3), [known], host.Clock.GetUtcNow()), known));
    }

    [Theory]
    [InlineData(0, "a", "a")]
    [InlineData(5, "a", "a")]
    [InlineData(0, "a b", "a b")]
    [InlineData(1, "a b", "b a")]
    [InlineData(2, "a b", "a b")]
    [InlineData(0, "a b c", "a b c")]
    [InlineData(1, "a b c", "b c a")]
    [InlineData(2, "a b c", "c a b")]
    [InlineData(9, "a b c", "a b c")]
    public void Each_try_begins_with_the_next_and_all_sign(int attempts, string secrets, string order) =>
        Assert.Equal(order.Split(' '), SigningOrder.Of(Delivery(attempts), secrets.Split(' ')));

    /// <summary>As StandardWebhooks 1.1.2 of NuGet does: the first of a list, or the header's only one.</summary>
    private static bool Accepts(IReadOnlyList<KeyValuePair<string, string>> headers, string secret)
    {
        var key = WebhookSecret.Of(secret);
        var values = headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        var body = Encoding.UTF8.GetBytes(Body);
        if (values.TryGetValue("webhook-signature", out var list))
            return list.Split(' ')[0]
                == StandardWebhooksSignature.Sign([key], values["webhook-id"], Time(values["webhook-timestamp"]), body);
        if (values.TryGetValue("X-Syncgram-Signature", out var signed))
            return signed
                == BodySignature.Sign(key, Encoding.UTF8.GetBytes($"{values["X-Syncgram-Timestamp"]}.{Body}"), SignatureEncoding.Hex);

        SignatureEncoding[] encodings = [SignatureEncoding.Hex, SignatureEncoding.Base64];
        return encodings.Any(encoding => values.ContainsValue(BodySignature.Sign(key, body, encoding)));
    }

    private const string Body = """{"id":"evt_1"}""";

    private static DateTimeOffset Time(string seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));

    private static WebhookDelivery Delivery(int attempts) =>
        new()
        {
            Id = "dlv_0000000000000000000001",
            Owner = Owner.Test("acct_shop"),
            EventId = "evt_0000000000000000000001",
            EventType = "checkout_session.paid",
            EndpointId = "we_0000000000000000000001",
            Payload = Body,
            Status = DeliveryStatus.Pending,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Attempts = [.. Enumerable.Repeat(new DeliveryAttempt(DateTimeOffset.UnixEpoch, 400, null), attempts)],
        };
}

internal static class WebhookFormats
{
    public static IWebhookFormat GetServices(this IServiceProvider services, string format) =>
        ((IEnumerable<IWebhookFormat>)services.GetService(typeof(IEnumerable<IWebhookFormat>))!).Single(one => one.Name == format);
}
