using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Webhooks;

public sealed class WebhookDeliveryTests
{
    [Fact]
    public async Task A_payment_sends_each_of_its_two_events_once_as_documented()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartStoppedAsync();
        await receiver.RegisterAsync(host);
        var session = await host.Shop.OpenAsync(Golden.Read("checkout-session-request.json"));
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        await new Payer(host).PostAsync(session, Payer.Approved);
        await host.WorkAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(4));

        var intent = Golden.Form(receiver.Posts.Single(post => post.Type == "payment_intent.succeeded").Body);
        Assert.Equal(["checkout_session.paid", "payment_intent.succeeded"], receiver.Posts.Select(post => post.Type).Order());
        Assert.Equal(
            Golden.Read("webhook-session-paid.json"),
            Golden.Form(receiver.Posts.Single(post => post.Type == "checkout_session.paid").Body)
        );
        Assert.Equal(Golden.Reviewed("webhook-intent-succeeded.json", intent), intent);
        Assert.All(receiver.Posts, post => Assert.Equal("application/json; charset=utf-8", post.Headers["Content-Type"]));
        Assert.All(
            receiver.Posts,
            post =>
                Assert.EndsWith(
                    $"/events/{post.Id}\"",
                    post.Body[..post.Body.IndexOf(',', StringComparison.Ordinal)],
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task The_worker_sends_them_without_being_asked()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartAsync();
        await receiver.RegisterAsync(host);

        await new Payer(host).PostAsync(await host.Shop.OpenAsync(), Payer.Approved);
        await receiver.WhenArrivedAsync(2);

        Assert.Equal(["checkout_session.paid", "payment_intent.succeeded"], receiver.Posts.Select(post => post.Type).Order());
    }

    [Fact]
    public async Task A_decline_sends_what_failed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartStoppedAsync();
        await receiver.RegisterAsync(host);

        await new Payer(host).PostAsync(await host.Shop.OpenAsync(), "4000000000009995");
        await host.WorkAsync();

        var post = Assert.Single(receiver.Posts);
        Assert.Equal("charge.failed", post.Type);
        Assert.Contains("\"state\":\"FAILED\",\"failure_code\":\"insufficient_funds\"", post.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expiry_sends_nothing_for_the_document_names_no_such_event()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartStoppedAsync();
        await receiver.RegisterAsync(host);

        await host.Shop.ExpireAsync(await host.Shop.OpenAsync());
        await host.WorkAsync();

        Assert.Empty(receiver.Posts);
    }

    [Fact]
    public async Task The_signatures_are_those_that_a_receiver_computes_from_the_raw_body()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartStoppedAsync();
        await receiver.RegisterAsync(host);
        var session = await host.Shop.OpenAsync(
            """{"amount":"1","currency":"GBP","client_reference_id":"caf\u00e9 \ud83d\ude00","metadata":{"\u4ef7":"<&>"}}"""
        );

        await new Payer(host).PostAsync(session, Payer.Approved);
        await host.WorkAsync();

        Assert.Equal(2, receiver.Posts.Count);
        Assert.All(
            receiver.Posts,
            post =>
            {
                var time = host.Clock.GetUtcNow().ToUnixTimeSeconds();
                Assert.Equal($"t={time},v1={HexHmac(WebhookReceiver.Secret, $"{time}.{post.Body}")}", post.Headers["Synapto-Signature"]);
                AssertStandardSignature(post, WebhookReceiver.Secret, host.Clock.GetUtcNow());
            }
        );
    }

    [Fact]
    public async Task A_made_secret_signs_by_standard_webhooks_with_its_decoded_bytes()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartStoppedAsync();
        var endpoint = await receiver.RegisterAsync(host, secret: null);

        await PayAndWorkAsync(host);

        var post = receiver.Posts[0];
        var key = Convert.FromBase64String(endpoint.Secrets[0].Text["whsec_".Length..]);
        var mac = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{post.Id}.{post.Timestamp}.{post.Body}"));
        Assert.Equal("v1," + Convert.ToBase64String(mac), post.Headers[StandardWebhooksSignature.SignatureHeader]);
    }

    [Fact]
    public async Task An_endpoint_receives_the_types_that_it_names()
    {
        await using var some = await WebhookReceiver.StartAsync();
        await using var none = await WebhookReceiver.StartAsync();
        await using var all = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartStoppedAsync();
        await some.RegisterAsync(host, eventTypes: "checkout_session.paid");
        await none.RegisterAsync(host, eventTypes: "charge.returned");
        await all.RegisterAsync(host);

        await PayAndWorkAsync(host);

        Assert.Equal(["checkout_session.paid"], some.Posts.Select(post => post.Type));
        Assert.Empty(none.Posts);
        Assert.Equal(2, all.Posts.Count);
    }

    [Fact]
    public async Task An_endpoint_receives_the_events_of_its_account_and_mode_alone()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartStoppedAsync();
        await receiver.RegisterAsync(host);
        var other = await host.NewShopAsync();

        await new Payer(host).PostAsync(await other.OpenAsync(), Payer.Approved);
        await host.WorkAsync();

        Assert.Empty(receiver.Posts);
    }

    [Fact]
    public async Task While_a_secret_is_rotated_both_sign_and_after_a_day_the_new_one_alone()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartStoppedAsync();
        var endpoint = await receiver.RegisterAsync(host);
        var rotated = await host.Engine.WebhookEndpoints.RotateSecretAsync(
            host.Shop.Owner,
            endpoint.Id,
            cancellationToken: TestContextToken.Current
        );
        var fresh = rotated.Value.Secrets[0].Text;

        await PayAndWorkAsync(host);
        var during = receiver.Posts[0];
        Assert.Equal(
            $"t={during.Timestamp},v1={HexHmac(fresh, $"{during.Timestamp}.{during.Body}")}"
                + $",v1={HexHmac(WebhookReceiver.Secret, $"{during.Timestamp}.{during.Body}")}",
            during.Headers["Synapto-Signature"]
        );
        AssertStandardSignature(during, fresh, host.Clock.GetUtcNow());
        AssertStandardSignature(during, WebhookReceiver.Secret, host.Clock.GetUtcNow());

        await host.AdvanceAsync(TimeSpan.FromHours(24));
        await PayAndWorkAsync(host);
        var after = receiver.Posts[^1];
        Assert.Equal($"t={after.Timestamp},v1={HexHmac(fresh, $"{after.Timestamp}.{after.Body}")}", after.Headers["Synapto-Signature"]);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_asked_no_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await CheckoutHost.StartStoppedAsync();
        var endpoint = await receiver.RegisterAsync(host);
        receiver.Answer = _ => Results.StatusCode(410);

        await PayAndWorkAsync(host);
        await PayAndWorkAsync(host);
        await host.AdvanceAsync(TimeSpan.FromDays(4));

        Assert.Single(receiver.Posts);
        var kept = Assert.Single(await host.Engine.WebhookEndpoints.ListAsync(host.Shop.Owner, TestContextToken.Current));
        Assert.Equal(endpoint.Id, kept.Id);
        Assert.Contains("410", kept.DisabledReason, StringComparison.Ordinal);
        Assert.All(await DeliveriesAsync(host), delivery => Assert.Equal(DeliveryStatus.Dropped, delivery.Status));
    }

    [Fact]
    public async Task A_restart_between_payment_and_delivery_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await WebhookReceiver.StartAsync();
        var plan = new HostPlan { SqlitePath = folder["shop.db"], Clock = HostPlan.DocumentClock() };
        string secret;
        await using (var host = await CheckoutHost.StartAsync(plan))
        {
            secret = host.Shop.Secret;
            await receiver.RegisterAsync(host);
            await new Payer(host).PostAsync(await host.Shop.OpenAsync(), Payer.Approved);
        }

        Assert.Empty(receiver.Posts);
        await using var next = await CheckoutHost.StartAsync(plan with { Secret = secret });
        await next.WorkAsync();

        Assert.Equal(["checkout_session.paid", "payment_intent.succeeded"], receiver.Posts.Select(post => post.Type).Order());
    }

    private static async Task PayAndWorkAsync(CheckoutHost host)
    {
        await new Payer(host).PostAsync(await host.Shop.OpenAsync(), Payer.Approved);
        await host.WorkAsync();
    }

    private static async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(CheckoutHost host) =>
        (await host.Engine.Events.ListDeliveriesAsync(host.Shop.Owner, cancellationToken: TestContextToken.Current)).Value.Items;

    private static void AssertStandardSignature(ReceivedPost post, string secret, DateTimeOffset now)
    {
        Assert.True(WebhookSecret.TryParse(secret, out var parsed));
        var verdict = StandardWebhooksSignature.Verify(
            post.Id,
            post.Headers[StandardWebhooksSignature.TimestampHeader],
            post.Headers[StandardWebhooksSignature.SignatureHeader],
            Encoding.UTF8.GetBytes(post.Body),
            [parsed],
            now
        );
        Assert.Equal(SignatureVerdict.Valid, verdict);
    }

    private static string HexHmac(string secret, string content) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(content)));
}
