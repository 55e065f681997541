using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto;

/// <summary>Documents "Synapto Collect Overview" and "Checkout Sessions", line by line.</summary>
public sealed class CheckoutSessionTests
{
    private static readonly HostPlan AsDocumented = new()
    {
        Clock = HostPlan.DocumentClock(),
        Checkout = checkout => checkout.PublicUrl = new Uri("https://pay.synaptopay.com"),
    };

    [Theory]
    [InlineData("checkout-session-request.json", "checkout-session.json")]
    [InlineData("overview-request.json", "overview-session.json")]
    public async Task The_documented_request_brings_the_documented_answer(string request, string response)
    {
        await using var host = await StartAsDocumentedAsync();

        var created = await host.Shop.CreateAsync(Golden.Read(request).TrimEnd('\n'), "YOUR_UNIQUE_KEY");

        Assert.Equal(200, created.Status);
        Assert.Equal("application/json; charset=utf-8", created.Header("Content-Type"));
        Assert.Equal("no-store", created.Header("Cache-Control"));
        Assert.Equal(Golden.Read(response), Golden.Form(created.Body));
        Assert.Equal(created.Body, (await host.Shop.GetAsync(OpenSession.Read(created.Json))).Body);
    }

    [Fact]
    public async Task Expiring_ends_the_session_takes_the_url_away_and_cancels_the_intent()
    {
        await using var host = await StartAsDocumentedAsync();
        var session = await host.Shop.OpenAsync(Golden.Read("checkout-session-request.json"));
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        var expired = await host.Shop.ExpireAsync(session);

        Assert.Equal(200, expired.Status);
        Assert.Equal(Golden.Read("checkout-session-expired.json"), Golden.Form(expired.Body));
        Assert.Equal(expired.Body, (await host.Shop.GetAsync(session)).Body);
        var intent = await host.Engine.PaymentIntents.GetAsync(host.Shop.Owner, session.IntentId, TestContextToken.Current);
        Assert.Equal(IntentStatus.Canceled, intent.Value.Status);
    }

    [Fact]
    public async Task A_session_that_is_paid_is_complete_and_has_no_url()
    {
        await using var host = await StartAsDocumentedAsync();
        var session = await host.Shop.OpenAsync(Golden.Read("checkout-session-request.json"));
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        await new Payer(host).PostAsync(
            session with
            {
                Url = $"{host.Client.BaseAddress}checkout?s_checkout_session={session.PageToken}",
            },
            Payer.Approved
        );

        Assert.Equal(Golden.Read("checkout-session-paid.json"), Golden.Form((await host.Shop.GetAsync(session)).Body));
    }

    [Fact]
    public async Task A_session_expires_after_24_hours_to_the_second()
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var session = await host.Shop.OpenAsync();

        host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        Assert.Equal("OPEN", await StateOf(host, session));

        host.Clock.Advance(TimeSpan.FromTicks(1));
        var overdue = await host.Shop.GetAsync(session);
        Assert.Equal("EXPIRED", overdue.Json.GetProperty("state").GetString());
        Assert.False(overdue.Json.TryGetProperty("url", out _));

        await host.WorkAsync();
        Assert.Equal(overdue.Body, (await host.Shop.GetAsync(session)).Body);
        var intent = await host.Engine.PaymentIntents.GetAsync(host.Shop.Owner, session.IntentId, TestContextToken.Current);
        Assert.Equal(IntentStatus.Canceled, intent.Value.Status);
    }

    [Fact]
    public async Task Times_are_cut_to_the_second()
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        host.Clock.Advance(TimeSpan.FromMilliseconds(1999));

        var created = await host.Shop.CreateAsync(Shop.SmallOrder);

        Assert.Equal("2025-11-17T16:00:01Z", created.Json.GetProperty("create_time").GetString());
        Assert.Equal("2025-11-18T16:00:01Z", created.Json.GetProperty("expire_time").GetString());
    }

    [Fact]
    public async Task Fields_that_were_not_sent_do_not_appear()
    {
        await using var host = await CheckoutHost.StartAsync();

        var created = await host.Shop.CreateAsync(
            """{"amount":"1","currency":"JPY","client_reference_id":"","success_url":null,"cancel_url":"","metadata":{}}"""
        );

        Assert.Equal(
            ["name", "state", "amount", "currency", "url", "payment_intent", "paid", "expire_time", "create_time", "update_time"],
            created.Json.EnumerateObject().Select(field => field.Name)
        );
    }

    [Fact]
    public async Task Metadata_comes_back_in_the_order_and_letters_in_which_it_was_sent()
    {
        await using var host = await CheckoutHost.StartAsync();

        var session = await host.Shop.CreateAsync(
            """{"amount":"1","currency":"GBP","metadata":{"z":"\u00e9\ud83d\ude00 <b>","a":"two\nlines","__proto__":""}}"""
        );

        Assert.Equal(
            [("z", "é😀 <b>"), ("a", "two\nlines"), ("__proto__", "")],
            session.Json.GetProperty("metadata").EnumerateObject().Select(entry => (entry.Name, entry.Value.GetString()!))
        );
    }

    [Theory]
    [InlineData(50, 40, 500)]
    [InlineData(1, 1, 0)]
    public async Task Metadata_may_reach_its_documented_limits(int keys, int keyLength, int valueLength)
    {
        await using var host = await CheckoutHost.StartAsync();
        var entries = Enumerable
            .Range(0, keys)
            .Select(i => $"\"{(keys == 1 ? "k" : i.ToString("D40", null))}\":\"{new string('v', valueLength)}\"")
            .ToList();
        Assert.All(entries, entry => Assert.Equal(keyLength, entry.IndexOf(':', StringComparison.Ordinal) - 2));

        var created = await host.Shop.CreateAsync("""{"amount":"1","currency":"GBP","metadata":{""" + string.Join(',', entries) + "}}");

        Assert.Equal(200, created.Status);
        Assert.Equal(keys, created.Json.GetProperty("metadata").EnumerateObject().Count());
    }

    [Fact]
    public async Task The_url_leads_to_the_page_below_the_group_that_was_mapped()
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Group = "/synapto" });

        var session = await host.Shop.OpenAsync();

        Assert.StartsWith(
            $"{host.Client.BaseAddress}synapto/checkout?s_checkout_session={session.Id}",
            session.Url,
            StringComparison.Ordinal
        );
        Assert.Equal(200, (await new Payer(host).OpenAsync(session)).Status);
    }

    [Theory]
    [InlineData("GBP", "1")]
    [InlineData("GBP", "99999999")]
    [InlineData("JPY", "10000")]
    [InlineData("KWD", "10000")]
    public async Task An_amount_is_the_text_that_was_sent(string currency, string amount)
    {
        await using var host = await CheckoutHost.StartAsync();

        var created = await host.Shop.CreateAsync($$"""{"amount":"{{amount}}","currency":"{{currency}}"}""");

        Assert.Equal(200, created.Status);
        Assert.Equal(amount, created.Json.GetProperty("amount").GetString());
        Assert.Equal(currency, created.Json.GetProperty("currency").GetString());
    }

    private static Task<CheckoutHost> StartAsDocumentedAsync() =>
        CheckoutHost.StartAsync(AsDocumented with { Clock = HostPlan.DocumentClock() });

    private static async Task<string?> StateOf(CheckoutHost host, OpenSession session) =>
        (await host.Shop.GetAsync(session)).Json.GetProperty("state").GetString();
}
