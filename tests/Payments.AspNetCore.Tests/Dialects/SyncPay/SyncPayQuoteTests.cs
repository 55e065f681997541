using Payments.AspNetCore.SyncPay;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

public sealed class SyncPayQuoteTests(SyncPayShared shared) : IClassFixture<SyncPayShared>
{
    [Fact]
    public async Task A_quote_says_what_a_payment_costs_field_by_field()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        await merchant.TakeAsync([new(MethodIds.BankTransfer, [Currency.Ngn], FeeSchedule.Of(1m, bearer: FeeBearer.Customer))]);

        var quote = await merchant.PostAsync(
            SyncPaySite.Quotes,
            Json.Compact(
                """
                {"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"bank_transfer",
                "to_currency":"NGN","customer_email":"customer@example.com","customer_name":"John Doe"}
                """
            )
        );

        Assert.Equal(200, quote.Status);
        Assert.Equal(
            Json.Compact(
                """
                {"quote_id":"QUOTE","payment_method":"bank_transfer","payment_rail":null,"base_amount":"50.00",
                "base_currency":"USD","amount_local_base":"75000.00","currency":"NGN","processing_fee":"750.00",
                "exchange_rate":"1500","total_amount":"75750.00","customer_bears_fee":true,
                "expires_at":"2026-01-24T14:30:30.000Z","created_at":"2026-01-24T14:30:00.000Z"}
                """
            ),
            quote.Body.Replace(quote.Json.Text("quote_id"), "QUOTE", StringComparison.Ordinal)
        );
        Assert.Matches("^quote_[0-9A-Za-z]{22}$", quote.Json.Text("quote_id"));
    }

    [Theory]
    [InlineData("USD", "50.00", "USD", "50.00", null)]
    [InlineData("NGN", "75000.00", "NGN", "75000.00", null)]
    [InlineData("USD", "50.00", "JPY", "7500", "150")]
    [InlineData("USD", "0.01", "KWD", "0.003", "0.307")]
    [InlineData("USD", "50.00", "GHS", "620.00", "12.4")]
    public async Task A_price_is_converted_only_where_it_must_be(string currency, string amount, string to, string total, string? rate)
    {
        var quote = await QuoteAsync($$"""{"base_currency":"{{currency}}","amount":"{{amount}}"}""", "card", to);

        Assert.True(quote.Status == 200, quote.Body);
        Assert.Equal(total, quote.Json.Text("total_amount"));
        Assert.Equal(rate, quote.Json.GetProperty("exchange_rate").GetString());
    }

    [Fact]
    public async Task A_local_price_is_not_converted()
    {
        var quote = await QuoteAsync("""{"base_currency":"USD","amount":"50.00","local_pricing":{"NGN":"70000.00"}}""", "card", "NGN");

        Assert.Equal("70000.00", quote.Json.Text("total_amount"));
        Assert.Null(quote.Json.GetProperty("exchange_rate").GetString());
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1500", "1500")]
    [InlineData("1500.50", "1500.5")]
    [InlineData("0.0006666666666666666666666667", "0.0006666666667")]
    [InlineData("1234567890123", "1234567890123")]
    [InlineData("123456789.987654321", "123456790")]
    [InlineData("0.000000001", "0.000000001")]
    [InlineData("3.2573289902280130293159609121", "3.25732899")]
    public void A_rate_has_at_most_ten_significant_digits(string rate, string text) =>
        Assert.Equal(text, Responses.Rate(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("payment_method", """{"pricing":{"base_currency":"USD","amount":"50.00"},"to_currency":"NGN"}""")]
    [InlineData("payment_method", """{"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"crypto","to_currency":"NGN"}""")]
    [InlineData("to_currency", """{"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"card"}""")]
    [InlineData("to_currency", """{"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"card","to_currency":"ZZZ"}""")]
    [InlineData(
        "to_currency",
        """{"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"bank_transfer","to_currency":"JPY"}"""
    )]
    [InlineData(
        "to_currency",
        """{"pricing":{"base_currency":"NGN","amount":"50.00"},"payment_method":"bank_transfer","to_currency":"GHS"}"""
    )]
    [InlineData(
        "payment_rail",
        """{"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"mobile_money","to_currency":"GHS"}"""
    )]
    [InlineData(
        "payment_rail",
        """{"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"mobile_money","to_currency":"GHS","payment_rail":"kora"}"""
    )]
    [InlineData(
        "payment_rail",
        """{"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"card","to_currency":"USD","payment_rail":"kora"}"""
    )]
    [InlineData("pricing.amount", """{"pricing":{"base_currency":"USD","amount":50},"payment_method":"card","to_currency":"USD"}""")]
    [InlineData(
        "customer_email",
        """{"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"card","to_currency":"USD","customer_email":"x"}"""
    )]
    [InlineData(
        "success_url",
        """{"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"card","to_currency":"""
            + """ "USD","success_url":"https://x.example"}"""
    )]
    public async Task A_quote_that_cannot_be_made_is_refused_by_the_name_of_its_field(string field, string body)
    {
        var answer = await shared.Merchant.PostAsync(SyncPaySite.Quotes, body);

        Assert.Equal(400, answer.Status);
        Assert.Equal("VALIDATION_ERROR", answer.Error().Text("code"));
        Assert.Equal([field], answer.Details().Keys);
    }

    [Fact]
    public async Task A_rate_that_is_missing_can_be_waited_for()
    {
        await using var host = await CheckoutHost.StartAsync(SyncPaySite.Plan with { Payments = null });
        var merchant = await host.NewMerchantAsync();

        var answer = await merchant.PostAsync(
            SyncPaySite.Quotes,
            """{"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"card","to_currency":"NGN"}"""
        );

        Assert.Equal(503, answer.Status);
        Assert.Equal("SERVICE_UNAVAILABLE", answer.Error().Text("code"));
        Assert.Equal("1", answer.Header("Retry-After"));
    }

    private Task<Answer> QuoteAsync(string pricing, string method, string currency) =>
        shared.Merchant.PostAsync(
            SyncPaySite.Quotes,
            $$"""{"pricing":{{pricing}},"payment_method":"{{method}}","to_currency":"{{currency}}"}"""
        );
}
