using System.Text.RegularExpressions;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

/// <summary>Document "Create Checkout", example by example.</summary>
public sealed partial class SyncPayCheckoutTests(SyncPayShared shared) : IClassFixture<SyncPayShared>
{
    [Theory]
    [InlineData("minimum")]
    [InlineData("full")]
    public async Task The_documented_request_brings_the_documented_answer_field_by_field(string example)
    {
        await using var host = await CheckoutHost.StartAsync(SyncPaySite.AsDocumented);
        var merchant = await host.NewMerchantAsync("", Owner.Test("org_abc123"));

        var created = await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Example(example));

        Assert.Equal(200, created.Status);
        Assert.Equal("application/json; charset=utf-8", created.Header("Content-Type"));
        Assert.Equal("no-store", created.Header("Cache-Control"));
        var id = created.Json.Text("checkout_id");
        Assert.Matches("^chk_[0-9A-Za-z]{30}$", id);
        Assert.Equal($"https://checkout.usesyncpay.com/c/{id}", created.Json.Text("checkout_url"));
        Assert.Equal(
            SyncPaySite.Compact(SyncPaySite.Example("response")),
            created.Body.Replace(id, "chk_1a2b3c4d5e6f", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("global", typeof(Pricing.Global), "USD", "50.00", "NGN", "75000.00")]
    [InlineData("local-overrides", typeof(Pricing.LocalOverrides), "USD", "50.00", "NGN", "75000.00")]
    [InlineData("single-currency", typeof(Pricing.SingleCurrency), "NGN", "75000.00", "NGN", "75000.00")]
    public async Task Each_documented_strategy_is_understood(
        string example,
        Type strategy,
        string currency,
        string amount,
        string payIn,
        string price
    )
    {
        var body = SyncPaySite.With(
            ("pricing", System.Text.Json.Nodes.JsonNode.Parse(SyncPaySite.Example(example))!["pricing"]!.ToJsonString())
        );

        var session = await CreateAsync(body);

        Assert.IsType(strategy, session.Pricing);
        Assert.Equal(currency, session.Pricing.Base.Currency.Code);
        Assert.Equal(amount, session.Pricing.Base.ToDecimalString());
        var quote = await shared.Host.Engine.Quotes.CreateForSessionAsync(
            session,
            "bank_transfer",
            Currency.Of(payIn),
            cancellationToken: TestContextToken.Current
        );
        Assert.Equal(price, quote.Value.Amounts.CustomerAmount.ToDecimalString());
    }

    [Fact]
    public async Task The_use_case_is_kept_as_it_was_sent()
    {
        var session = await CreateAsync(SyncPaySite.Example("use-case"));

        Assert.Equal(
            ["NGN 70000.00", "GHS 580.00"],
            ((Pricing.LocalOverrides)session.Pricing).Local.Select(price => $"{price.Currency.Code} {price.ToDecimalString()}")
        );
        Assert.Equal("student@university.edu", session.Customer!.Email);
        Assert.Equal("Jane Smith", session.Customer.Name);
        Assert.Equal("https://myelearning.com/courses/thank-you", session.SuccessUrl);
        Assert.Equal("https://myelearning.com/courses/web-development", session.CancelUrl);
        Assert.Equal(["course_id", "course_name", "enrollment_type"], session.Metadata.Keys);
        Assert.Equal(TimeSpan.FromMinutes(30), session.ExpiresAt - session.CreatedAt);
        Assert.True(session.OneAttempt);
        Assert.Equal("syncpay", session.Origin);
    }

    [Fact]
    public async Task The_documented_metadata_is_taken_and_comes_back()
    {
        var metadata = System.Text.Json.Nodes.JsonNode.Parse(SyncPaySite.Example("metadata"))!["metadata"]!.ToJsonString();

        var created = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.With(("metadata", metadata)));
        var found = await shared.Merchant.GetAsync($"{SyncPaySite.Checkouts}/{created.Json.Text("checkout_id")}");

        Assert.Equal(200, found.Status);
        Assert.Equal(metadata, found.Json.GetProperty("metadata").GetRawText());
        Assert.StartsWith(created.Body[..^1], found.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("60", 60)]
    [InlineData("1440", 1440)]
    [InlineData("null", 60)]
    public async Task A_checkout_lives_as_long_as_it_was_asked_to(string json, int minutes)
    {
        var session = await CreateAsync(SyncPaySite.With(("expires_in_minutes", json)));

        Assert.Equal(TimeSpan.FromMinutes(minutes), session.ExpiresAt - session.CreatedAt);
    }

    [Theory]
    [InlineData("JPY", "5000")]
    [InlineData("KWD", "1.500")]
    [InlineData("KWD", "0.001")]
    [InlineData("USD", "0.01")]
    [InlineData("USD", "999999.99")]
    [InlineData("NGN", "75000.00")]
    public async Task An_amount_has_exactly_the_decimals_of_its_currency(string currency, string amount)
    {
        var session = await CreateAsync(SyncPaySite.Priced(currency, amount));

        Assert.Equal(amount, session.Amount.ToDecimalString());
        Assert.Equal(currency, session.Amount.Currency.Code);
    }

    [Theory]
    [InlineData("success_url", "\"http://shop.example/paid\"")]
    [InlineData("cancel_url", "\"http://shop.example/back?a=b#c\"")]
    [InlineData("success_url", "\"https://shop.example\"")]
    [InlineData("success_url", "null")]
    [InlineData("customer_name", "null")]
    [InlineData("metadata", "null")]
    [InlineData("metadata", "{}")]
    [InlineData("metadata", "{\"k\":\"\"}")]
    public async Task What_the_document_allows_is_taken(string field, string json) => await CreateAsync(SyncPaySite.With((field, json)));

    [Fact]
    public async Task Urls_names_and_metadata_may_reach_their_limits()
    {
        await CreateAsync(
            SyncPaySite.With(
                ("success_url", $"\"https://shop.example/{new string('x', 2048 - 21)}\""),
                ("customer_name", $"\"{new string('é', 255)}\""),
                (
                    "metadata",
                    $"{{{string.Join(',', Enumerable.Range(0, 19).Select(i => $"\"k{i:D2}\":\"\""))},"
                        + $"\"big\":\"{new string('v', (10 * 1024) - 2 - (19 * 9) - 8)}\"}}"
                )
            )
        );
    }

    [Fact]
    public async Task Times_are_cut_to_the_millisecond()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        host.Clock.Advance(TimeSpan.FromTicks(12_349_999));

        var created = await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum);

        Assert.Equal("2026-01-24T14:30:01.234Z", created.Json.Text("created_at"));
        Assert.Equal("2026-01-24T15:30:01.234Z", created.Json.Text("expires_at"));
    }

    [Fact]
    public async Task A_checkout_expires_to_the_instant()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var created = await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.With(("expires_in_minutes", "1")));
        var path = $"{SyncPaySite.Checkouts}/{created.Json.Text("checkout_id")}";

        host.Clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        Assert.Equal("PENDING", (await merchant.GetAsync(path)).Json.Text("status"));

        await host.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal("EXPIRED", (await merchant.GetAsync(path)).Json.Text("status"));
    }

    [Theory]
    [InlineData(Payer.Approved, "COMPLETED")]
    [InlineData(Payer.Declined, "FAILED")]
    public async Task The_first_payment_decides(string card, string status)
    {
        var created = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum);
        var id = created.Json.Text("checkout_id");

        await shared.Host.PayByCardAsync(shared.Merchant, id, card);

        var found = await shared.Merchant.GetAsync($"{SyncPaySite.Checkouts}/{id}");
        Assert.Equal(status, found.Json.Text("status"));
        Assert.StartsWith("chr_", found.Json.Text("charge_id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkout_that_was_given_up_reads_expired()
    {
        var created = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum);
        var id = created.Json.Text("checkout_id");

        await shared.Host.Engine.CheckoutSessions.CancelAsync(
            shared.Merchant.Owner,
            SyncPaySite.SessionId(id),
            cancellationToken: TestContextToken.Current
        );

        Assert.Equal("EXPIRED", (await shared.Merchant.GetAsync($"{SyncPaySite.Checkouts}/{id}")).Json.Text("status"));
    }

    [Fact]
    public async Task Two_requests_without_a_key_make_two_checkouts_as_documented()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum))
        );

        Assert.Equal(2, answers.Select(answer => answer.Json.Text("checkout_id")).Distinct().Count());
    }

    [Fact]
    public async Task A_key_makes_one_checkout_for_24_hours()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var first = await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum, ("Idempotency-Key", "order-1"));

        var again = await merchant.PostAsync(SyncPaySite.Checkouts, " " + SyncPaySite.Minimum, ("Idempotency-Key", "order-1"));
        var other = await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Priced("USD", "51.00"), ("Idempotency-Key", "order-1"));

        Assert.Equal(first.Body, again.Body);
        Assert.Equal("true", again.Header("Idempotent-Replayed"));
        Assert.Equal(409, other.Status);
        Assert.Equal("IDEMPOTENCY_CONFLICT", other.Error().Text("code"));
        host.Clock.Advance(TimeSpan.FromHours(24));
        Assert.NotEqual(
            first.Body,
            (await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum, ("Idempotency-Key", "order-1"))).Body
        );
    }

    [Fact]
    public async Task The_url_leads_below_the_group_that_was_mapped()
    {
        var created = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum);

        Assert.Equal($"{shared.Host.Client.BaseAddress}syncpay/c/{created.Json.Text("checkout_id")}", created.Json.Text("checkout_url"));
        Assert.DoesNotMatch(Secrets(), created.Body);
    }

    private async Task<CheckoutSession> CreateAsync(string body)
    {
        var created = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, body);
        Assert.True(created.Status == 200, created.Body);
        return (
            await shared.Host.Engine.CheckoutSessions.GetAsync(
                shared.Merchant.Owner,
                SyncPaySite.SessionId(created.Json.Text("checkout_id")),
                TestContextToken.Current
            )
        ).Value;
    }

    [GeneratedRegex("[0-9A-Za-z]{43}")]
    private static partial Regex Secrets();
}
