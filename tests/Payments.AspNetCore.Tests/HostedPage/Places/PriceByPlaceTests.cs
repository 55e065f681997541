using System.Text.RegularExpressions;
using Payments.AspNetCore.Tests.HostedPage.Links;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Places;

/// <summary>Which price stands first: that of the payer's choice, country or language, in this order.</summary>
public sealed class PriceByPlaceTests
{
    private const string Prices = """{"base_currency":"USD","amount":"50.00","local_pricing":{"NGN":"75000.00","GHS":"620.00"}}""";

    private const string Global = """{"base_currency":"USD","amount":"50.00"}""";

    [Theory]
    [InlineData(Prices, "en-NG", null, null, "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "en-GH", null, null, "GH₵620.00 GHS", "GHS")]
    [InlineData(Prices, "en-gh", null, null, "GH₵620.00 GHS", "GHS")]
    [InlineData(Prices, "en-GB", null, null, "US$50.00 USD", "USD")]
    [InlineData(Prices, "en-US,en;q=0.9", null, null, "US$50.00 USD", "USD")]
    [InlineData(Prices, "", null, null, "US$50.00 USD", "USD")]
    [InlineData(Prices, "en;q=0.5,yo-NG;q=0.9", null, null, "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "en, en-NG;q=0.8, en-US;q=0.5", null, null, "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "de, en-NG;q=0.5", null, null, "50,00\u00a0US$ USD", "USD")]
    [InlineData(Prices, "en-NG;q=0, en-GH", null, null, "GH₵620.00 GHS", "GHS")]
    [InlineData(Prices, "ha-Latn-NG", null, null, "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "*", null, null, "US$50.00 USD", "USD")]
    [InlineData(Prices, ";;;,=,en-", null, null, "US$50.00 USD", "USD")]
    [InlineData(Prices, "en-GB", "NG", null, "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "en-NG", "GH", null, "GH₵620.00 GHS", "GHS")]
    [InlineData(Prices, "en-NG", "gh", null, "GH₵620.00 GHS", "GHS")]
    [InlineData(Prices, "en-NG", "XX", null, "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "en-NG", "T1", null, "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "en-NG", "", null, "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "en-NG", "throw", null, "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "en-NG", "FR", null, "US$50.00 USD", "USD")]
    [InlineData(Prices, "en-GB", "NG", "GHS", "GH₵620.00 GHS", "GHS")]
    [InlineData(Prices, "en-NG", null, "USD", "US$50.00 USD", "USD")]
    [InlineData(Prices, "en-NG", null, "XXX", "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "en-NG", null, "CHF", "₦75,000.00 NGN", "NGN")]
    [InlineData(Prices, "en-JP", null, null, "≈ ¥7,500 JPY", "JPY")]
    [InlineData(Global, "en-NG", null, null, "≈ ₦75,000.00 NGN", "NGN")]
    [InlineData(Global, "sv-SE", null, null, "50,00\u00a0US$ USD", "USD")]
    public async Task The_first_price_is_that_of_the_payer(
        string pricing,
        string language,
        string? country,
        string? chosen,
        string heading,
        string first
    )
    {
        await using var host = await StartAsync(_ => country == "throw" ? throw new InvalidOperationException("no database") : country);
        var walker = new PageWalker(host, language);
        var url = await OpenAsync(host, pricing);
        await walker.GoAsync(chosen is null ? url : UrlParameters.Add(url, "show_in", chosen));

        Assert.Equal(heading, Heading(walker.Body));
        Assert.All(
            CurrenciesOf(walker.Body).Where(currencies => currencies.Contains(first)),
            currencies => Assert.Equal(first, currencies[0])
        );
    }

    [Fact]
    public async Task The_payer_changes_the_currency_by_a_form_and_the_choice_goes_on()
    {
        await using var host = await StartAsync(_ => "NG");
        var walker = new PageWalker(host, "en-GB");
        await walker.GoAsync(UrlParameters.Add(await OpenAsync(host, Prices), "show_in", "GHS"));
        await walker.ChooseAsync("mobile_money");
        Assert.Contains("GH₵620.00", walker.Body, StringComparison.Ordinal);
        await walker.FollowAsync("<p class=\"change\"><a href=\"([^\"]+)\"");

        Assert.Equal("GH₵620.00 GHS", Heading(walker.Body));
        Assert.Equal(["GHS", "USD", "NGN", "JPY", "KWD"], CurrenciesOf(walker.Body)[0]);
    }

    [Theory]
    [InlineData("mobile_money", "GHS", "GH₵620.00 GHS")]
    [InlineData("card", "GHS", "GH₵620.00 GHS")]
    [InlineData("card", "USD", "US$50.00 USD")]
    public async Task A_currency_that_was_chosen_with_a_method_stands_first_when_the_payer_chooses_again(
        string method,
        string currency,
        string heading
    )
    {
        await using var host = await StartAsync(_ => "NG");
        var walker = new PageWalker(host, "en-GB");
        var url = await OpenAsync(host, Prices);
        await walker.GoAsync(UrlParameters.Add(UrlParameters.Add(url, "method", method), "currency", currency));
        await walker.FollowAsync("<p class=\"change\"><a href=\"([^\"]+)\"");

        Assert.Equal(heading, Heading(walker.Body));
    }

    [Fact]
    public async Task The_place_decides_nothing_but_the_order()
    {
        await using var host = await StartAsync(_ => "NG");
        var url = await OpenAsync(host, Prices);
        var (here, there) = (new PageWalker(host, "en-NG"), new PageWalker(host, "en-US"));
        await here.GoAsync(url);
        await there.GoAsync(UrlParameters.Add(url, "show_in", "USD"));

        Assert.Equal(CurrenciesOf(here.Body)[0].Order(), CurrenciesOf(there.Body)[0].Order());
    }

    private static string Heading(string body) =>
        Regex
            .Replace(
                Regex.Match(body, "<span class=\"amount\">(.*?)</span>\\s*(?:<|$)", RegexOptions.Singleline).Groups[1].Value,
                "<[^>]+>",
                ""
            )
            .Trim();

    private static string[][] CurrenciesOf(string body) =>
        [
            .. Regex
                .Matches(body, "<select.*?</select>", RegexOptions.Singleline)
                .Select(select =>
                    Regex.Matches(select.Value, "<option value=\"([A-Z]{3})\"").Select(match => match.Groups[1].Value).ToArray()
                ),
        ];

    private static Task<CheckoutHost> StartAsync(Func<Microsoft.AspNetCore.Http.HttpContext, string?> country) =>
        CheckoutHost.StartAsync(
            new HostPlan
            {
                Payments = HostPlan.FixedRates,
                Beside = [("/syncpay", CheckoutDialect.SyncPay)],
                Checkout = options => options.PayerCountry = country,
                Clock = HostPlan.DocumentClock(),
            }
        );

    private static async Task<string> OpenAsync(CheckoutHost host, string pricing)
    {
        var merchant = await host.NewMerchantAsync("/syncpay");
        var checkout = await merchant.PostAsync(
            "/api/v1/payments/checkouts",
            $$"""{"pricing":{{pricing}},"customer_email":"student@university.example"}"""
        );
        Assert.True(checkout.Status is 200 or 201, checkout.Body);
        return checkout.Json.GetProperty("checkout_url").GetString()!;
    }
}
