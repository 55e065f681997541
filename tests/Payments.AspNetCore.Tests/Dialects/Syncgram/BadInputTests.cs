using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

/// <summary>Every limit of document "Checkouts", from both sides.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private SyncgramShop _shop = null!;

    public static TheoryData<string, string?, int> Texts =>
        new()
        {
            { "customer_email", Email(255), 200 },
            { "customer_email", Email(256), 400 },
            { "customer_email", "no-address", 400 },
            { "customer_email", "", 400 },
            { "customer_email", null, 400 },
            { "customer_first_name", new string('J', 255), 200 },
            { "customer_first_name", new string('J', 256), 400 },
            { "customer_first_name", "", 400 },
            { "customer_first_name", null, 400 },
            { "customer_last_name", new string('é', 255), 200 },
            { "customer_last_name", new string('é', 256), 400 },
            { "customer_last_name", "  ", 400 },
            { "customer_last_name", null, 400 },
            { "success_url", Url(2048), 200 },
            { "success_url", Url(2049), 400 },
            { "success_url", "http://yourcompany.com/success", 200 },
            { "success_url", "ftp://yourcompany.com/success", 400 },
            { "success_url", "/success", 400 },
            { "success_url", "javascript:alert(1)", 400 },
            { "cancel_url", Url(2048), 200 },
            { "cancel_url", Url(2049), 400 },
            { "cancel_url", "yourcompany.com", 400 },
            { "reference", "r", 200 },
            { "reference", new string('r', 128), 200 },
            { "reference", new string('r', 129), 400 },
            { "reference", "", 400 },
            { "reference", "a\u0001b", 400 },
            { "reference", "4242424242424242", 400 },
            { "simulated_outcome", "success", 200 },
            { "simulated_outcome", "failed", 200 },
            { "simulated_outcome", "underpaid", 200 },
            { "simulated_outcome", "SUCCESS", 400 },
            { "simulated_outcome", "", 400 },
            { "customer_name", "Jane Doe", 400 },
            { "expires_in_minutes", "60", 400 },
            { "metadata", "order", 400 },
        };

    public static TheoryData<string, string, int> Values =>
        new()
        {
            { "expires_in_minutes", "1", 200 },
            { "expires_in_minutes", "1440", 200 },
            { "expires_in_minutes", "0", 400 },
            { "expires_in_minutes", "1441", 400 },
            { "expires_in_minutes", "-1", 400 },
            { "expires_in_minutes", "1.5", 400 },
            { "expires_in_minutes", "99999999999", 400 },
            { "expires_in_minutes", "null", 200 },
            { "metadata", "null", 200 },
            { "metadata", "{}", 200 },
            { "metadata", "[]", 400 },
            { "metadata", Keys(20), 200 },
            { "metadata", Keys(21), 400 },
            { "metadata", OfBytes(10_240), 200 },
            { "metadata", OfBytes(10_241), 400 },
            { "metadata", """{"a":{"b":[1,2.5,true,"x",{"c":[]}]}}""", 200 },
            { "metadata", """{"a":1e400}""", 200 },
            { "metadata", """{"a":{"card":"4242 4242 4242 4242"}}""", 400 },
            { "customer_email", "7", 400 },
            { "customer_first_name", "{}", 400 },
            { "reference", "7", 400 },
            { "pricing", "null", 400 },
            { "pricing", "\"50.00\"", 400 },
            { "pricing", """{"base_currency":"USD"}""", 400 },
            { "pricing", """{"amount":"50.00"}""", 400 },
            { "pricing", """{"base_currency":"USD","amount":50.00}""", 400 },
            { "pricing", """{"base_currency":"USD","amount":"0.00"}""", 400 },
            { "pricing", """{"base_currency":"USD","amount":"0.01"}""", 200 },
            { "pricing", """{"base_currency":"USD","amount":"999999.99"}""", 200 },
            { "pricing", """{"base_currency":"USD","amount":"1000000.00"}""", 400 },
            { "pricing", """{"base_currency":"usd","amount":"50.00"}""", 400 },
            { "pricing", """{"base_currency":"XXX","amount":"50.00"}""", 400 },
            { "pricing", """{"base_currency":"EUR","amount":"50.00"}""", 400 },
            { "pricing", """{"base_currency":"NGN","amount":"50.00","local_pricing":{"GHS":"620.00"}}""", 400 },
            { "pricing", """{"base_currency":"USD","amount":"50.00","local_pricing":{"NGN":75000}}""", 400 },
            { "pricing", """{"base_currency":"USD","amount":"50.00","currency":"USD"}""", 400 },
        };

    public async ValueTask InitializeAsync() => _shop = await SyncgramShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Theory]
    [MemberData(nameof(Texts))]
    public Task A_text_is_taken_within_its_limit_and_refused_beyond_it(string field, string? text, int status) =>
        AssertAsync(field, text is null ? null : JsonValue.Create(text), status);

    [Theory]
    [MemberData(nameof(Values))]
    public Task A_value_is_taken_within_its_limit_and_refused_beyond_it(string field, string json, int status) =>
        AssertAsync(field, JsonNode.Parse(json), status, json);

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var refused = await _shop.CreateAsync(
            Json.Compact(
                """
                {"pricing":{"base_currency":"USD","amount":"-1"},"customer_email":"x","success_url":"nowhere",
                "expires_in_minutes":0,"simulated_outcome":"maybe","coupon":"10"}
                """
            )
        );

        Assert.Equal(400, refused.Status);
        var error = refused.Json.GetProperty("error");
        Assert.Equal(
            ("VALIDATION_ERROR", "Invalid request parameters"),
            (error.GetProperty("code").GetString(), error.GetProperty("message").GetString())
        );
        Assert.Equal(
            [
                "pricing.amount",
                "customer_email",
                "customer_first_name",
                "customer_last_name",
                "success_url",
                "expires_in_minutes",
                "simulated_outcome",
                "coupon",
            ],
            error.GetProperty("details").EnumerateObject().Select(field => field.Name)
        );
    }

    [Fact]
    public async Task A_live_key_may_not_simulate()
    {
        await using var live = await SyncgramShop.StartAsync(SyncgramShop.Plan() with { Services = LiveProcessor.Add });
        var owner = Owner.Live("org_live");
        var key = await live.Host.Engine.ApiKeys.CreateAsync(owner, TestContextToken.Current);
        var merchant = new Merchant(live.Host, owner, key.Secret, SyncgramShop.Group);

        foreach (var outcome in new[] { "success", "failed", "underpaid" })
        {
            var refused = await merchant.PostAsync(SyncgramShop.Checkouts, SyncgramShop.Body(("simulated_outcome", outcome)));
            Assert.Equal(400, refused.Status);
            Assert.Equal(
                ["simulated_outcome"],
                refused.Json.GetProperty("error").GetProperty("details").EnumerateObject().Select(field => field.Name)
            );
        }

        Assert.Equal(200, (await merchant.PostAsync(SyncgramShop.Checkouts, SyncgramShop.Body())).Status);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("{", 400)]
    [InlineData("""{"pricing":{},"pricing":{}}""", 400)]
    public async Task A_body_that_is_no_object_is_refused(string body, int status)
    {
        var refused = await _shop.CreateAsync(body);

        Assert.Equal((status, "VALIDATION_ERROR"), (refused.Status, refused.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    private async Task AssertAsync(string field, JsonNode? value, int status, string? json = null)
    {
        var body = json == "null" ? SyncgramShop.Body((field, null)).Insert(1, $"\"{field}\":null,") : SyncgramShop.Body((field, value));

        var answer = await _shop.CreateAsync(body);

        Assert.True(answer.Status == status, answer.Body);
        if (status != 200)
            Assert.Contains(
                answer.Json.GetProperty("error").GetProperty("details").EnumerateObject(),
                problem => problem.Name == field || problem.Name.StartsWith(field + ".", StringComparison.Ordinal)
            );
    }

    private static string Email(int length) => new string('a', length - "@example.com".Length) + "@example.com";

    private static string Url(int length) => "https://yourcompany.com/".PadRight(length, 'x');

    private static string Keys(int count) =>
        new JsonObject(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"k{i}", (JsonNode?)i))).ToJsonString();

    private static string OfBytes(int count) => $$"""{"a":"{{new string('x', count - """{"a":""}""".Length)}}"}""";
}
