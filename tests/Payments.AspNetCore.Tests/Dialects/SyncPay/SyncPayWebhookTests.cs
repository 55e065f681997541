using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Payments.AspNetCore.SyncPay;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

public sealed class SyncPayWebhookTests
{
    private const string Awkward =
        "{\"b\":\"é😀\\u2028\\\\ / "
        + "<&>'+\",\"10\":\"ten\",\"2\":\"two\",\"01\":\"text\",\"4294967295\":\"no "
        + "index\",\"__proto__\":\"\",\"a\":\"line\\nbreak\\ttab\\u00a0\\\"\"}";

    [Theory]
    [InlineData("0123450001", "checkout.completed")]
    [InlineData("0123450002", "checkout.failed")]
    [InlineData("0123450040", "charge.underpaid")]
    [InlineData("0123450110", "checkout.completed", "charge.overpaid")]
    public async Task What_becomes_of_a_payment_is_told(string account, params string[] names)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await RegisterAsync(host, receiver);
        var payment = await merchant.PayAsync(account, """{"order_id":"ORD-12345"}""");

        await host.AdvanceAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(names.Order(), receiver.Posts.Select(EventOf).Order());
        Assert.All(
            receiver.Posts,
            post =>
            {
                Assert.StartsWith("{\"event_id\":\"evt_", post.Body, StringComparison.Ordinal);
                var body = JsonDocument.Parse(post.Body).RootElement;
                Assert.Equal(
                    ["event_id", "event", "created_at", "organization_id", "data"],
                    body.EnumerateObject().Select(field => field.Name)
                );
                Assert.Equal(merchant.Owner.Account, body.Text("organization_id"));
                Assert.Equal("2026-01-24T14:30:03.000Z", body.Text("created_at"));
                Assert.Equal(payment.Json.Text("checkout_id"), body.GetProperty("data").Text("checkout_id"));
                Assert.Equal(payment.Json.Text("charge_id"), body.GetProperty("data").GetProperty("charge").Text("charge_id"));
                Assert.Equal("""{"order_id":"ORD-12345"}""", body.GetProperty("data").GetProperty("metadata").GetRawText());
            }
        );
    }

    [Fact]
    public async Task An_expiry_a_late_payment_and_a_refund_are_told()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await RegisterAsync(host, receiver);
        var payment = await merchant.PayAsync("0123450099");

        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Engine.RunDueWorkAsync(TestContextToken.Current);
        Assert.Equal(["charge.expired", "checkout.expired"], receiver.Posts.Select(EventOf).Order());

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("charge.paid_late", EventOf(receiver.Posts[^1]));

        await host.Engine.Charges.RefundAsync(
            merchant.Owner,
            "ch_" + payment.Json.Text("charge_id")[4..],
            cancellationToken: TestContextToken.Current
        );
        await host.WorkAsync();
        var refunded = receiver.Posts[^1];
        Assert.Equal("refund.completed", EventOf(refunded));
        var refund = JsonDocument.Parse(refunded.Body).RootElement.GetProperty("data").GetProperty("refund");
        Assert.StartsWith("ref_", refund.Text("refund_id"), StringComparison.Ordinal);
        Assert.Equal("75000.00", refund.Text("amount"));
        Assert.Equal("COMPLETED", refund.Text("status"));
    }

    [Fact]
    public async Task A_checkout_that_nobody_pays_is_told_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await RegisterAsync(host, receiver);
        await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.With(("expires_in_minutes", "1"), ("metadata", "{\"k\":\"v\"}")));

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await host.AdvanceAsync(TimeSpan.FromDays(4));

        var post = Assert.Single(receiver.Posts);
        Assert.Equal("checkout.expired", EventOf(post));
        Assert.Contains("\"status\":\"EXPIRED\",\"charge\":null,\"metadata\":{\"k\":\"v\"}}", post.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkouts_of_other_interfaces_are_not_told_of()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await SyncPaySite.StartStoppedAsync();
        await RegisterAsync(host, receiver, host.Shop.Owner);

        await new Payer(host).PostAsync(await host.Shop.OpenAsync(), Payer.Approved);
        await host.WorkAsync();

        Assert.Empty(receiver.Posts);
    }

    [Fact]
    public async Task The_header_signs_the_whole_body_with_the_whole_secret()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await RegisterAsync(host, receiver);

        await merchant.PayAsync(metadata: Awkward);
        await host.AdvanceAsync(TimeSpan.FromSeconds(3));

        var post = Assert.Single(receiver.Posts);
        var expected = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebhookReceiver.Secret), Encoding.UTF8.GetBytes(post.Body))
        );
        Assert.Equal(expected, post.Headers["x-syncpay-signature"]);
        Assert.Equal("application/json; charset=utf-8", post.Headers["Content-Type"]);
    }

    [Fact]
    public async Task The_body_is_what_a_receiver_in_JavaScript_writes_once_it_has_read_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await RegisterAsync(host, receiver);
        await merchant.PayAsync(metadata: Awkward);
        await host.AdvanceAsync(TimeSpan.FromSeconds(3));
        var body = Assert.Single(receiver.Posts).Body;

        Assert.EndsWith(
            "\"metadata\":{\"2\":\"two\",\"10\":\"ten\",\"b\":\"é😀\u2028\\\\ / "
                + "<&>'+\",\"01\":\"text\",\"4294967295\":\"no index\",\"__proto__\":\"\",\"a\":\"line\\nbreak\\ttab\u00a0\\\"\"}}}",
            body,
            StringComparison.Ordinal
        );
        Assert.SkipUnless(Node() is not null, "There is no JavaScript here.");
        Assert.Equal(body, await RespellByNodeAsync(body));
    }

    [Theory]
    [InlineData("""{ "b" : [ true , false , null , "x" ] , "a" : { } }""", """{"b":[true,false,null,"x"],"a":{}}""")]
    [InlineData("""{"\u0008":"\u000b\u001F\b\f","\u00e9":"\/\u007f"}""", "{\"\\b\":\"\\u000b\\u001f\\b\\f\",\"é\":\"/\u007f\"}")]
    [InlineData("""{"x":"","1":"","0":"","00":"","-1":"","4294967294":""}""", """{"0":"","1":"","4294967294":"","x":"","00":"","-1":""}""")]
    public void Json_is_spelled_as_JavaScript_spells_it(string json, string spelled) => Assert.Equal(spelled, JavaScriptJson.Respell(json));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("-0.0", "0")]
    [InlineData("2.50", "2.5")]
    [InlineData("-12.375", "-12.375")]
    [InlineData("1e2", "100")]
    [InlineData("0.1", "0.1")]
    [InlineData("123456789012345678901", "123456789012345680000")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("-1.5E+300", "-1.5e+300")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("-1.25e-7", "-1.25e-7")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1e-400", "0")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("1e23", "1e+23")]
    [InlineData("123.456e-20", "1.23456e-18")]
    [InlineData("123.456e-7", "0.0000123456")]
    [InlineData("1e400", "null")]
    public async Task A_number_is_spelled_as_JavaScript_spells_it(string json, string spelled)
    {
        Assert.Equal($"[{spelled}]", JavaScriptJson.Respell($"[{json}]"));
        if (Node() is not null)
            Assert.Equal($"[{spelled}]", await RespellByNodeAsync($"[{json}]"));
    }

    [Fact]
    public void A_receiver_has_five_seconds() => Assert.Equal(TimeSpan.FromSeconds(5), new WebhookFormat().AcknowledgeWithin);

    private static string EventOf(ReceivedPost post) => JsonDocument.Parse(post.Body).RootElement.Text("event");

    private static async Task<Merchant> RegisterAsync(CheckoutHost host, WebhookReceiver receiver, Owner? owner = null)
    {
        var merchant = await host.NewMerchantAsync();
        var registered = await host.Engine.WebhookEndpoints.RegisterAsync(
            owner ?? merchant.Owner,
            new WebhookEndpointRequest
            {
                Url = receiver.Url,
                Format = "syncpay",
                Secret = WebhookReceiver.Secret,
                AllowPrivateNetworks = true,
            },
            TestContextToken.Current
        );
        Assert.True(registered.IsSuccess, registered.Refusal?.Message);
        return merchant;
    }

    private static string? Node() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "node.exe") })
            .FirstOrDefault(File.Exists);

    private static async Task<string> RespellByNodeAsync(string body)
    {
        const string Script =
            "let s='';process.stdin.setEncoding('utf8').on('data',d=>s+=d)"
                + ".on('end',()=>process.stdout.write(JSON.stringify(JSON.parse(s))))";
        var start = new ProcessStartInfo(Node()!, ["-e", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(body);
        node.StandardInput.Close();
        return await node.StandardOutput.ReadToEndAsync(TestContextToken.Current);
    }
}
