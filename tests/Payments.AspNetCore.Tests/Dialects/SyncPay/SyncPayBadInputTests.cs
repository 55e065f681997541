using System.Text;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

/// <summary>What is refused: with the documented error, every field at fault named at once, and nothing stored.</summary>
public sealed class SyncPayBadInputTests(SyncPayShared shared) : IClassFixture<SyncPayShared>
{
    private const string NotAnAmount = "Amount must be a positive decimal string";

    /// <summary>Bodies one character a byte, so that "\u00ff" is the byte FF; and the field that the error names.</summary>
    public static TheoryData<string, string> Bodies =>
        new()
        {
            // "Missing required fields (pricing, customer_email)".
            { "pricing", """{"customer_email":"customer@example.com"}""" },
            { "customer_email", """{"pricing":{"base_currency":"USD","amount":"50.00"}}""" },
            { "pricing", SyncPaySite.With(("pricing", "null")) },
            { "pricing", SyncPaySite.With(("pricing", "\"50.00\"")) },
            { "pricing", SyncPaySite.With(("pricing", "[]")) },
            { "pricing.base_currency", SyncPaySite.With(("pricing", "{\"amount\":\"50.00\"}")) },
            { "pricing.amount", SyncPaySite.With(("pricing", "{\"base_currency\":\"USD\"}")) },
            { "pricing.price", SyncPaySite.With(("pricing", "{\"base_currency\":\"USD\",\"amount\":\"50.00\",\"price\":\"1\"}")) },
            // "Invalid amount format (must be decimal string like "50.00", not number)".
            { "pricing.amount", SyncPaySite.With(("pricing", "{\"base_currency\":\"USD\",\"amount\":50.00}")) },
            { "pricing.amount", SyncPaySite.With(("pricing", "{\"base_currency\":\"USD\",\"amount\":50}")) },
            { "pricing.amount", SyncPaySite.With(("pricing", "{\"base_currency\":\"USD\",\"amount\":true}")) },
            { "pricing.amount", SyncPaySite.With(("pricing", "{\"base_currency\":\"USD\",\"amount\":null}")) },
            { "pricing.amount", SyncPaySite.With(("pricing", "{\"base_currency\":\"USD\",\"amount\":{}}")) },
            { "pricing.amount", SyncPaySite.Priced("USD", "50") },
            { "pricing.amount", SyncPaySite.Priced("USD", "50.0") },
            { "pricing.amount", SyncPaySite.Priced("USD", "50.000") },
            { "pricing.amount", SyncPaySite.Priced("USD", "-50.00") },
            { "pricing.amount", SyncPaySite.Priced("USD", "+50.00") },
            { "pricing.amount", SyncPaySite.Priced("USD", "0.00") },
            { "pricing.amount", SyncPaySite.Priced("USD", "0") },
            { "pricing.amount", SyncPaySite.Priced("USD", "5e1") },
            { "pricing.amount", SyncPaySite.Priced("USD", "50,00") },
            { "pricing.amount", SyncPaySite.Priced("USD", "1,000.00") },
            { "pricing.amount", SyncPaySite.Priced("USD", " 50.00") },
            { "pricing.amount", SyncPaySite.Priced("USD", "50.00 ") },
            { "pricing.amount", SyncPaySite.Priced("USD", "050.00") },
            { "pricing.amount", SyncPaySite.Priced("USD", ".50") },
            { "pricing.amount", SyncPaySite.Priced("USD", "") },
            { "pricing.amount", SyncPaySite.Priced("USD", "fifty") },
            { "pricing.amount", SyncPaySite.Priced("USD", "50.00\\u0000") },
            { "pricing.amount", SyncPaySite.Priced("USD", "\\u0665\\u0660.\\u0660\\u0660") },
            { "pricing.amount", SyncPaySite.Priced("USD", "99999999999999999999.00") },
            { "pricing.amount", SyncPaySite.Priced("USD", "1000000.00") },
            { "pricing.amount", SyncPaySite.Priced("JPY", "5000.00") },
            { "pricing.amount", SyncPaySite.Priced("JPY", "50.00") },
            { "pricing.amount", SyncPaySite.Priced("KWD", "1.50") },
            { "pricing.amount", SyncPaySite.Priced("KWD", "1.5000") },
            // "Invalid currency code (not in supported currencies)".
            { "pricing.base_currency", SyncPaySite.Priced("ZZZ", "50.00") },
            { "pricing.base_currency", SyncPaySite.Priced("EUR", "50.00") },
            { "pricing.base_currency", SyncPaySite.Priced("usd", "50.00") },
            { "pricing.base_currency", SyncPaySite.Priced("", "50.00") },
            { "pricing.base_currency", SyncPaySite.Priced("USD ", "50.00") },
            { "pricing.base_currency", SyncPaySite.Priced("USD\\u0000", "50.00") },
            { "pricing.base_currency", SyncPaySite.With(("pricing", "{\"base_currency\":840,\"amount\":\"50.00\"}")) },
            // "Local pricing used with non-USD base currency", and what else it may not be.
            { "pricing.local_pricing", SyncPaySite.Priced("NGN", "75000.00", "{\"GHS\":\"620.00\"}") },
            { "pricing.local_pricing", SyncPaySite.Priced("USD", "50.00", "[]") },
            { "pricing.local_pricing", SyncPaySite.Priced("USD", "50.00", "\"NGN\"") },
            { "pricing.local_pricing.NGN", SyncPaySite.Priced("USD", "50.00", "{\"NGN\":75000}") },
            { "pricing.local_pricing.NGN", SyncPaySite.Priced("USD", "50.00", "{\"NGN\":\"75000\"}") },
            { "pricing.local_pricing.NGN", SyncPaySite.Priced("USD", "50.00", "{\"NGN\":null}") },
            { "pricing.local_pricing.EUR", SyncPaySite.Priced("USD", "50.00", "{\"EUR\":\"45.00\"}") },
            { "pricing.local_pricing.USD", SyncPaySite.Priced("USD", "50.00", "{\"USD\":\"45.00\"}") },
            { "pricing.local_pricing.XYZ", SyncPaySite.Priced("USD", "50.00", "{\"XYZ\":\"45.00\"}") },
            {
                "pricing",
                """{"pricing":{"base_currency":"USD","amount":"50.00","amount":"60.00"},"customer_email":"customer@example.com"}"""
            },
            // "Invalid email format".
            { "customer_email", SyncPaySite.With(("customer_email", "\"customer\"")) },
            { "customer_email", SyncPaySite.With(("customer_email", "\"customer@\"")) },
            { "customer_email", SyncPaySite.With(("customer_email", "\"@example.com\"")) },
            { "customer_email", SyncPaySite.With(("customer_email", "\"a b@example.com\"")) },
            { "customer_email", SyncPaySite.With(("customer_email", "\"a@b@example.com\"")) },
            { "customer_email", SyncPaySite.With(("customer_email", "\"\"")) },
            { "customer_email", SyncPaySite.With(("customer_email", "7")) },
            { "customer_email", SyncPaySite.With(("customer_email", $"\"{new string('a', 250)}@b.com\"")) },
            { "customer_email", SyncPaySite.With(("customer_email", "\"a@example.com\\u0000\"")) },
            { "customer_name", SyncPaySite.With(("customer_name", "\"\"")) },
            { "customer_name", SyncPaySite.With(("customer_name", $"\"{new string('a', 256)}\"")) },
            { "customer_name", SyncPaySite.With(("customer_name", "\"4242424242424242\"")) },
            // "Invalid URL format for success_url or cancel_url (must include http:// or https://)".
            { "success_url", SyncPaySite.With(("success_url", "\"yoursite.com/success\"")) },
            { "success_url", SyncPaySite.With(("success_url", "\"/success\"")) },
            { "success_url", SyncPaySite.With(("success_url", "\"javascript:alert(1)\"")) },
            { "success_url", SyncPaySite.With(("success_url", "\"ftp://yoursite.com/\"")) },
            { "success_url", SyncPaySite.With(("success_url", "\"\"")) },
            { "success_url", SyncPaySite.With(("success_url", "7")) },
            { "success_url", SyncPaySite.With(("success_url", $"\"https://shop.example/{new string('x', 2049 - 21)}\"")) },
            { "success_url", SyncPaySite.With(("success_url", "\"https://a:b@shop.example/\"")) },
            { "success_url", SyncPaySite.With(("success_url", "\"https://shop.example/?card=4242424242424242\"")) },
            { "cancel_url", SyncPaySite.With(("cancel_url", "\"yoursite.com\"")) },
            { "cancel_url", SyncPaySite.With(("cancel_url", "\"https://\"")) },
            // "Metadata too large (> 10KB) or too many keys (> 20)", "Keys and values must be strings".
            {
                "metadata",
                SyncPaySite.With(("metadata", $"{{{string.Join(',', Enumerable.Range(0, 21).Select(i => $"\"k{i}\":\"v\""))}}}"))
            },
            { "metadata", SyncPaySite.With(("metadata", $"{{\"k\":\"{new string('v', (10 * 1024) - 7)}\"}}")) },
            { "metadata", SyncPaySite.With(("metadata", "{\"k\":7}")) },
            { "metadata", SyncPaySite.With(("metadata", "{\"k\":{\"nested\":\"v\"}}")) },
            { "metadata", SyncPaySite.With(("metadata", "{\"k\":null}")) },
            { "metadata", SyncPaySite.With(("metadata", "[]")) },
            { "metadata", SyncPaySite.With(("metadata", "\"k=v\"")) },
            { "metadata", SyncPaySite.With(("metadata", "{\"card\":\"4242 4242 4242 4242\"}")) },
            {
                "metadata",
                """{"pricing":{"base_currency":"USD","amount":"50.00"},"customer_email":"a@example.com","metadata":{"k":"a","k":"b"}}"""
            },
            // "Invalid expires_in_minutes (must be 1-1440)".
            { "expires_in_minutes", SyncPaySite.With(("expires_in_minutes", "0")) },
            { "expires_in_minutes", SyncPaySite.With(("expires_in_minutes", "1441")) },
            { "expires_in_minutes", SyncPaySite.With(("expires_in_minutes", "-1")) },
            { "expires_in_minutes", SyncPaySite.With(("expires_in_minutes", "60.5")) },
            { "expires_in_minutes", SyncPaySite.With(("expires_in_minutes", "1.0")) },
            { "expires_in_minutes", SyncPaySite.With(("expires_in_minutes", "\"60\"")) },
            { "expires_in_minutes", SyncPaySite.With(("expires_in_minutes", "99999999999")) },
            {
                "expires_in_minutes",
                """{"pricing":{"base_currency":"USD","amount":"50.00"},"customer_email":"a@example.com","expires_in_minutes":6e1}"""
            },
            // Names that are none.
            { "reference", SyncPaySite.With(("reference", "\"r\"")) },
            { "Customer_Email", SyncPaySite.With(("Customer_Email", "\"a@example.com\"")) },
            { "simulated_outcome", SyncPaySite.With(("simulated_outcome", "\"success\"")) },
            // No JSON object.
            { "body", "" },
            { "body", "[]" },
            { "body", "null" },
            { "body", "{" },
            { "customer_email", SyncPaySite.Minimum + "}" },
            { "customer_email", """{"pricing":{"base_currency":"USD","amount":"50.00"},"customer_email":"\ud800@example.com"}""" },
            { "customer_email", "{\"customer_email\":\"\u00ff@example.com\"}" },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_wrong_body_is_refused_by_the_name_of_its_field_and_leaves_no_trace(string field, string body)
    {
        var merchant = await shared.Host.NewMerchantAsync();

        var answer = await merchant.PostAsync(SyncPaySite.Checkouts, Encoding.Latin1.GetBytes(body));

        Assert.Equal(400, answer.Status);
        Assert.Equal("VALIDATION_ERROR", answer.Error().Text("code"));
        Assert.Equal("Invalid request parameters", answer.Error().Text("message"));
        Assert.Equal([field], answer.Details().Keys);
        Assert.DoesNotContain('\0', answer.Body);
        Assert.Empty(
            (await shared.Host.Engine.CheckoutSessions.ListAsync(merchant.Owner, cancellationToken: TestContextToken.Current)).Value.Items
        );
    }

    [Fact]
    public async Task The_documented_error_comes_back_word_for_word()
    {
        var answer = await shared.Merchant.PostAsync(
            SyncPaySite.Checkouts,
            """{"pricing":{"base_currency":"USD","amount":50.00},"customer_email":"customer"}"""
        );

        Assert.Equal(400, answer.Status);
        Assert.Equal(SyncPaySite.Compact(SyncPaySite.Example("error-400")), answer.Body);
    }

    [Theory]
    [InlineData("50.00")]
    [InlineData("50")]
    [InlineData("-1")]
    [InlineData("\"0.00\"")]
    [InlineData("\"-50.00\"")]
    [InlineData("\"fifty\"")]
    [InlineData("\"\"")]
    public async Task An_amount_that_is_none_gets_the_documented_words(string amount)
    {
        var answer = await shared.Merchant.PostAsync(
            SyncPaySite.Checkouts,
            SyncPaySite.With(("pricing", $$"""{"base_currency":"USD","amount":{{amount}}}"""))
        );

        Assert.Equal(NotAnAmount, answer.Details()["pricing.amount"]);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        var answer = await shared.Merchant.PostAsync(
            SyncPaySite.Checkouts,
            """
            {"pricing":{"base_currency":"EUR","amount":1,"local_pricing":{"NGN":"1","ZZZ":"1.00"},"x":1},"customer_email":"no",
             "customer_name":7,"success_url":"x","cancel_url":"y","metadata":{"k":1},"expires_in_minutes":0,"y":1}
            """
        );

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            [
                "pricing.x",
                "pricing.base_currency",
                "pricing.amount",
                "pricing.local_pricing",
                "pricing.local_pricing.NGN",
                "pricing.local_pricing.ZZZ",
                "customer_email",
                "customer_name",
                "success_url",
                "cancel_url",
                "metadata",
                "expires_in_minutes",
                "y",
            ],
            answer.Error().GetProperty("details").EnumerateObject().Select(field => field.Name)
        );
    }

    [Theory]
    [InlineData(null, 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json; charset=utf-8", 200)]
    public async Task The_body_must_be_json_in_utf8(string? contentType, int status)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(SyncPaySite.Minimum));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var answer = await shared.Merchant.SendAsync(HttpMethod.Post, SyncPaySite.Checkouts, content);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 415, answer.Body.Contains("\"UNSUPPORTED_MEDIA_TYPE\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        var answer = await shared.Merchant.PostAsync(
            SyncPaySite.Checkouts,
            SyncPaySite.With(("customer_name", $"\"{new string('x', 1 << 20)}\""))
        );

        Assert.Equal(413, answer.Status);
        Assert.Equal("PAYLOAD_TOO_LARGE", answer.Error().Text("code"));
    }

    [Theory]
    [InlineData("{\"4242424242424242\":\"x\"}")]
    [InlineData("{\"pricing\":{\"4242424242424242\":\"x\",\"local_pricing\":{\"4242424242424242\":\"1\"}}}")]
    [InlineData("{\"metadata\":{\"4242424242424242\":\"x\"}}")]
    public async Task A_refusal_never_repeats_a_card_number(string body)
    {
        var answer = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, body);

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("42424242", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_price_over_the_host_s_largest_amount_is_named()
    {
        var answer = await shared.Merchant.PostAsync(
            SyncPaySite.Checkouts,
            SyncPaySite.Priced("USD", "50.00", """{"GHS":"1.00","NGN":"1000000000.00"}""")
        );

        Assert.Equal(400, answer.Status);
        Assert.Equal(["pricing.local_pricing.NGN"], answer.Details().Keys);
    }

    [Fact]
    public async Task Of_thousands_of_unknown_fields_the_answer_names_20()
    {
        var fields = Enumerable.Range(0, 5000).Select(number => ($"unknown{number}", "1")).ToArray();

        var answer = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.With(fields));

        Assert.Equal(400, answer.Status);
        Assert.Equal(fields.Take(20).Select(field => field.Item1), answer.Details().Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no spaces here")]
    [InlineData("4242424242424242")]
    public async Task A_key_that_is_none_is_refused_by_name(string key)
    {
        var answer = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum, ("Idempotency-Key", key));

        Assert.Equal(400, answer.Status);
        Assert.Equal(["Idempotency-Key"], answer.Details().Keys);
    }
}
