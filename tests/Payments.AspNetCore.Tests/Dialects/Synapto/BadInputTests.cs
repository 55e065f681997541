using System.Text;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto;

/// <summary>What is refused: with a message that names the field, nothing stored, and the idempotency key still fresh.</summary>
public sealed class BadInputTests(SharedHost shared) : IClassFixture<SharedHost>
{
    /// <summary>Bodies one character a byte, so that "\u00ff" is the byte FF; and the field that the message names.</summary>
    public static TheoryData<string, string> Bodies =>
        new()
        {
            // Types and presence.
            { "amount", """{"amount":10000,"currency":"GBP"}""" },
            { "amount", """{"amount":100.5,"currency":"GBP"}""" },
            { "amount", """{"amount":true,"currency":"GBP"}""" },
            { "amount", """{"amount":["10000"],"currency":"GBP"}""" },
            { "amount", """{"amount":{"value":"10000"},"currency":"GBP"}""" },
            { "amount", """{"amount":null,"currency":"GBP"}""" },
            { "amount", """{"currency":"GBP"}""" },
            { "amount", "{}" },
            { "currency", """{"amount":"10000"}""" },
            { "currency", """{"amount":"10000","currency":null}""" },
            { "currency", """{"amount":"10000","currency":826}""" },
            { "currency", """{"amount":"10000","currency":{}}""" },
            { "client_reference_id", """{"amount":"10000","currency":"GBP","client_reference_id":12345}""" },
            { "client_reference_id", """{"amount":"10000","currency":"GBP","client_reference_id":["a"]}""" },
            { "success_url", """{"amount":"10000","currency":"GBP","success_url":7}""" },
            { "success_url", """{"amount":"10000","currency":"GBP","success_url":{}}""" },
            { "cancel_url", """{"amount":"10000","currency":"GBP","cancel_url":false}""" },
            { "metadata", """{"amount":"10000","currency":"GBP","metadata":"k=v"}""" },
            { "metadata", """{"amount":"10000","currency":"GBP","metadata":[]}""" },
            { "metadata", """{"amount":"10000","currency":"GBP","metadata":7}""" },
            { "metadata.k", """{"amount":"10000","currency":"GBP","metadata":{"k":1}}""" },
            { "metadata.k", """{"amount":"10000","currency":"GBP","metadata":{"k":null}}""" },
            { "metadata.k", """{"amount":"10000","currency":"GBP","metadata":{"k":{"nested":"v"}}}""" },
            { "metadata.k", """{"amount":"10000","currency":"GBP","metadata":{"k":["v"]}}""" },
            // Names.
            { "amount", """{"AMOUNT":"10000","currency":"GBP"}""" },
            { "AMOUNT", """{"amount":"10000","AMOUNT":"1","currency":"GBP"}""" },
            { "successUrl", """{"amount":"10000","currency":"GBP","successUrl":"https://example.com/"}""" },
            { "expires_in", """{"amount":"10000","currency":"GBP","expires_in":60}""" },
            { "paid", """{"amount":"10000","currency":"GBP","paid":true}""" },
            { "amount", """{"amount":"10000","amount":"1","currency":"GBP"}""" },
            { "amount", """{"amount":"10000","a\u006dount":"1","currency":"GBP"}""" },
            { "k", """{"amount":"10000","currency":"GBP","metadata":{"k":"a","k":"b"}}""" },
            // Currencies.
            { "currency", """{"amount":"10000","currency":"ZZZ"}""" },
            { "currency", """{"amount":"10000","currency":"gbp"}""" },
            { "currency", """{"amount":"10000","currency":"Gbp"}""" },
            { "currency", """{"amount":"10000","currency":"XAU"}""" },
            { "currency", """{"amount":"10000","currency":"XXX"}""" },
            { "currency", """{"amount":"10000","currency":"XTS"}""" },
            { "currency", """{"amount":"10000","currency":""}""" },
            { "currency", """{"amount":"10000","currency":"GB"}""" },
            { "currency", """{"amount":"10000","currency":"GBP "}""" },
            { "currency", """{"amount":"10000","currency":"GBP\n"}""" },
            { "currency", """{"amount":"10000","currency":"GBP\u0000"}""" },
            { "currency", """{"amount":"10000","currency":"U\u017fD"}""" },
            { "currency", """{"amount":"10000","currency":"DEM"}""" },
            // Amounts.
            { "amount", Amount("100.5") },
            { "amount", Amount("100.00") },
            { "amount", Amount("-1") },
            { "amount", Amount("+1") },
            { "amount", Amount("1e5") },
            { "amount", Amount("0x10") },
            { "amount", Amount("9223372036854775808") },
            { "amount", Amount("9223372036854775807") },
            { "amount", Amount("100000000") },
            { "amount", Amount("99999999999999999999999999999999999999") },
            { "amount", Amount("0") },
            { "amount", Amount("00") },
            { "amount", Amount("") },
            { "amount", Amount("01") },
            { "amount", Amount(" 1") },
            { "amount", Amount("1 ") },
            { "amount", Amount("1,000") },
            { "amount", Amount("1_000") },
            { "amount", Amount("NaN") },
            { "amount", Amount("ten") },
            { "amount", Amount("\\u0661\\u0660\\u0660") },
            { "amount", Amount("\\uff11") },
            { "amount", Amount("100\\u0000") },
            { "amount", Amount("100\\n") },
            // References.
            { "client_reference_id", Reference(new string('x', 201)) },
            { "client_reference_id", Reference("a\\u0000b") },
            { "client_reference_id", Reference("a\\nb") },
            { "client_reference_id", Reference("\\u001b[31m") },
            { "client_reference_id", Reference("4242424242424242") },
            { "client_reference_id", Reference("card 4242 4242 4242 4242") },
            { "client_reference_id", Reference("3782-822463-10005") },
            // Metadata.
            { "metadata", Metadata(string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"k{i}\":\"v\""))) },
            { "metadata", Metadata($"\"{new string('k', 41)}\":\"v\"") },
            { "metadata", Metadata($"\"k\":\"{new string('v', 501)}\"") },
            { "metadata", Metadata("\"\":\"v\"") },
            { "metadata", Metadata("\"k\\u0000\":\"v\"") },
            { "metadata", Metadata("\"k\":\"v\\u0000\"") },
            { "metadata", Metadata("\"k\":\"5555 5555 5555 4444\"") },
            { "metadata", Metadata("\"5555555555554444\":\"v\"") },
            // Redirects.
            { "success_url", SuccessUrl("javascript:alert(1)") },
            { "success_url", SuccessUrl("https://example.com/?card=4242424242424242") },
            { "success_url", SuccessUrl("data:text/html,x") },
            { "success_url", SuccessUrl("/success") },
            { "success_url", SuccessUrl("//example.com/success") },
            { "success_url", SuccessUrl("example.com/success") },
            { "success_url", SuccessUrl("http://example.com/success") },
            { "success_url", SuccessUrl("http://localhost.example.com/") },
            { "success_url", SuccessUrl("https://user:secret@example.com/") },
            { "success_url", SuccessUrl("https://user@example.com/") },
            { "success_url", SuccessUrl("https://@example.com/") },
            { "success_url", SuccessUrl("https://example.com/\\r\\nSet-Cookie: a=b") },
            { "success_url", SuccessUrl("https://example.com/\\u0000") },
            { "success_url", SuccessUrl("https://example.com\\\\@evil.example/") },
            { "success_url", SuccessUrl(" https://example.com/") },
            { "success_url", SuccessUrl("https://") },
            { "success_url", SuccessUrl("https:///path") },
            { "success_url", SuccessUrl("https:example.com") },
            { "success_url", SuccessUrl("https://exa mple.com/") },
            { "success_url", SuccessUrl("https://example.com/" + new string('x', 2029)) },
            { "success_url", SuccessUrl("ftp://example.com/") },
            { "cancel_url", """{"amount":"10000","currency":"GBP","cancel_url":"javascript:alert(1)"}""" },
            { "cancel_url", """{"amount":"10000","currency":"GBP","cancel_url":"http://example.com/"}""" },
            // Bytes and characters that are no text.
            { "client_reference_id", Reference("\u00ff\u00fe") },
            { "client_reference_id", Reference("\u00c0\u00af") },
            { "client_reference_id", Reference("\u00ed\u00a0\u0080") },
            { "client_reference_id", Reference("\\ud800") },
            { "client_reference_id", Reference("\\udc00\\ud800") },
            { "metadata", Metadata("\"\\ud800\":\"v\"") },
            { "metadata", Metadata("\"k\":\"\u00ff\"") },
            { "success_url", SuccessUrl("https://example.com/\\ud83d") },
            // No JSON object.
            { "body", "" },
            { "body", " " },
            { "body", "null" },
            { "body", "[]" },
            { "body", "\"amount\"" },
            { "body", "amount=10000&currency=GBP" },
            { "body", "{" },
            { "body", """{"amount":"10000","currency":"GBP"}}""" },
            { "body", """{"amount":"10000","currency":"GBP"} x""" },
            { "body", """{"amount":"10000","currency":"GBP"}{"amount":"1"}""" },
            { "body", """{"amount":"10000","currency":"GBP",}""" },
            { "body", """{"amount":"10000","currency":"GBP"/*no*/}""" },
            { "body", """{'amount':'10000','currency':'GBP'}""" },
            { "body", """{"amount":"10000","currency":"GBP" """ },
            { "body", "\u00fe\u00ff\0{\0}" },
            { "metadata", Metadata("\"k\":" + new string('[', 15) + new string(']', 15)) },
            { "metadata", Metadata("\"k\":" + new string('[', 10_000) + new string(']', 10_000)) },
            { "amount", $$"""{"amount":{{string.Concat(Enumerable.Repeat("{\"a\":", 10_000))}}""" },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_wrong_body_is_refused_by_name_and_leaves_no_trace(string field, string body)
    {
        var shop = await shared.Host.NewShopAsync();

        var answer = await PostAsync(shop, Encoding.Latin1.GetBytes(body), "application/json");

        Assert.Equal(400, answer.Status);
        Assert.Equal(3, answer.Code);
        Assert.Contains(field, answer.Message, StringComparison.Ordinal);
        await AssertNoTraceAsync(shop);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonp")]
    [InlineData("application/json; charset=bogus")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task A_content_type_that_is_not_json_in_utf8_is_refused_by_name(string? contentType)
    {
        var shop = await shared.Host.NewShopAsync();

        var answer = await PostAsync(shop, Encoding.UTF8.GetBytes(Shop.SmallOrder), contentType);

        Assert.Equal(415, answer.Status);
        Assert.Contains("Content-Type", answer.Message, StringComparison.Ordinal);
        await AssertNoTraceAsync(shop);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; Charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    public async Task Json_in_utf8_is_taken_however_its_type_is_spelled(string contentType)
    {
        var shop = await shared.Host.NewShopAsync();

        Assert.Equal(200, (await PostAsync(shop, Encoding.UTF8.GetBytes(Shop.SmallOrder), contentType)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_refused_whether_or_not_it_tells_its_length(bool chunked)
    {
        var shop = await shared.Host.NewShopAsync();
        var body = Encoding.UTF8.GetBytes($$"""{"amount":"10000","currency":"GBP","client_reference_id":"{{new string('x', 1 << 20)}}"}""");

        var answer = await PostAsync(shop, body, "application/json", chunked);

        Assert.Equal(413, answer.Status);
        Assert.Contains("body", answer.Message, StringComparison.Ordinal);
        await AssertNoTraceAsync(shop);
    }

    [Fact]
    public async Task A_chunked_body_is_taken()
    {
        var shop = await shared.Host.NewShopAsync();

        Assert.Equal(200, (await PostAsync(shop, Encoding.UTF8.GetBytes(Shop.SmallOrder), "application/json", chunked: true)).Status);
    }

    [Fact]
    public async Task A_body_with_broken_chunks_is_a_bad_request()
    {
        var shop = await shared.Host.NewShopAsync();

        var answer = await RawHttp.SendAsync(
            shared.Host,
            $"POST {shop.Sessions} HTTP/1.1\r\nAuthorization: Api-Key {shop.Secret}\r\nContent-Type: "
                + $"application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{{}}\r\n0\r\n\r\n"
        );

        Assert.Equal(400, answer.Status);
        await AssertNoTraceAsync(shop);
    }

    [Theory]
    [InlineData("4ea7c7ed-5176-4781-8585-238c5bd283c6")]
    [InlineData("0e20805c-66e9-4243-8512-2031829ddbed")]
    [InlineData("79c2c11b-4093-4093-8735-2800133416d4")]
    public async Task A_uuid_whose_digits_would_pass_for_a_card_number_is_a_reference_like_any_other(string reference)
    {
        var answer = await shared.Host.Shop.CreateAsync(Reference(reference));

        Assert.Equal(200, answer.Status);
        Assert.Equal(reference, answer.Json.GetProperty("client_reference_id").GetString());
    }

    private static string Amount(string text) => $$"""{"amount":"{{text}}","currency":"GBP"}""";

    private static string Reference(string text) => $$"""{"amount":"10000","currency":"GBP","client_reference_id":"{{text}}"}""";

    private static string Metadata(string entries) => """{"amount":"10000","currency":"GBP","metadata":{""" + entries + "}}";

    private static string SuccessUrl(string url) => $$"""{"amount":"10000","currency":"GBP","success_url":"{{url}}"}""";

    private static Task<Answer> PostAsync(Shop shop, byte[] body, string? contentType, bool chunked = false)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        (string, string)[] headers = chunked
            ? [("Idempotency-Key", "order-1"), ("Transfer-Encoding", "chunked")]
            : [("Idempotency-Key", "order-1")];
        return shop.SendAsync(HttpMethod.Post, shop.Sessions, content, headers);
    }

    private static async Task AssertNoTraceAsync(Shop shop)
    {
        Assert.Equal("""{"checkout_sessions":[],"next_page_token":""}""", (await shop.ListAsync()).Body);

        var corrected = await shop.CreateAsync(Shop.SmallOrder, "order-1");
        Assert.Equal(200, corrected.Status);
        Assert.Null(corrected.Header("Idempotent-Replayed"));
    }
}
