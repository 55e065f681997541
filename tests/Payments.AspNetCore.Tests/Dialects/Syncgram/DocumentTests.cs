using System.Text.RegularExpressions;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Specifications;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

/// <summary>Document "Checkouts", example by example, in its own text.</summary>
public sealed partial class DocumentTests
{
    [Theory]
    [InlineData("create-request.json")]
    [InlineData("global-pricing-request.json")]
    [InlineData("local-pricing-request.json")]
    [InlineData("single-currency-request.json")]
    [InlineData("test-mode-request.json")]
    public async Task The_documented_request_brings_the_documented_answer(string request)
    {
        await using var host = await StartAsync();
        var merchant = await host.NewMerchantAsync("", Owner.Test("org_01j9xyz789"));

        var created = await merchant.PostAsync(SyncgramShop.Checkouts, Golden.Read("Syncgram/" + request));

        Assert.True(created.Status == 200, created.Body);
        Assert.Equal("application/json; charset=utf-8", created.Header("Content-Type"));
        Assert.Equal("no-store", created.Header("Cache-Control"));
        Assert.Equal(Golden.Read("Syncgram/create-response.json"), AsPrinted(Golden.Form(created.Body)));
    }

    [Fact]
    public async Task The_token_in_the_url_ends_with_the_checkout()
    {
        await using var host = await StartAsync();
        var merchant = await host.NewMerchantAsync("", Owner.Test("org_01j9xyz789"));

        var created = await merchant.PostAsync(SyncgramShop.Checkouts, Golden.Read("Syncgram/create-request.json"));

        var token = new Uri(created.Json.GetProperty("checkout_url").GetString()!).Segments[^1];
        var key = await host.Engine.SigningKeys.GetAsync("checkout_token", TestContextToken.Current);
        Assert.True(CheckoutToken.TryVerify(token, [key], CheckoutTokenPurpose.Pay, host.Clock.GetUtcNow(), out var claims));
        Assert.Equal(created.Json.GetProperty("expires_at").GetDateTimeOffset(), claims.ExpiresAt);
    }

    [Theory]
    [InlineData("single-currency-request.json", new[] { "NGN" })]
    [InlineData("local-pricing-request.json", new[] { "GHS", "JPY", "KWD", "NGN", "USD" })]
    public async Task The_pricing_decides_which_currencies_the_customer_is_offered(string request, string[] expected)
    {
        await using var shop = await SyncgramShop.StartAsync();
        var created = await shop.CreateAsync(Golden.Read("Syncgram/" + request));
        var opened = new Opened(
            shop,
            created.Json.GetProperty("checkout_id").GetString()!,
            new Uri(created.Json.GetProperty("checkout_url").GetString()!)
        );

        var step = await opened.StepAsync();

        var currencies = step.GetProperty("options")
            .EnumerateArray()
            .SelectMany(option => option.GetProperty("currencies").EnumerateArray())
            .ToList();
        Assert.Equal(expected, currencies.Select(way => way.GetProperty("currency").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(
            currencies.Where(way => way.GetProperty("currency").GetString() == "NGN"),
            way => Assert.Equal("75000.00", way.GetProperty("amount").GetString())
        );
        Assert.All(
            currencies.Where(way => way.GetProperty("currency").GetString() == "GHS"),
            way => Assert.Equal("620.00", way.GetProperty("amount").GetString())
        );
    }

    private static Task<CheckoutHost> StartAsync() =>
        CheckoutHost.StartAsync(
            new HostPlan
            {
                Clock = new ManualTimeProvider(new DateTimeOffset(2025, 1, 15, 10, 0, 0, TimeSpan.Zero)),
                Group = "/synapto",
                Beside = [("", CheckoutDialect.Syncgram)],
                Payments = HostPlan.FixedRates,
                Checkout = checkout => checkout.PublicUrl = new Uri("https://pay.syncgrampay.com"),
            }
        );

    // The document prints an id of its own, and the token's first part alone.
    private static string AsPrinted(string json) =>
        Tokens().Replace(CheckoutIds().Replace(json, "chk_01j9abc123"), "/c/eyJhbGciOiJIUzI1NiJ9...");

    [GeneratedRegex("\\bchk_[0-9A-Za-z]{22}\\b")]
    private static partial Regex CheckoutIds();

    [GeneratedRegex("/c/eyJhbGciOiJIUzI1NiJ9\\.[0-9A-Za-z_-]+\\.[0-9A-Za-z_-]{43}(?=\")")]
    private static partial Regex Tokens();
}
