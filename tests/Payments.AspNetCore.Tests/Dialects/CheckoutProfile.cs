using System.Text;
using System.Text.Json;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>What the two dialects that sell by checkouts have in common: prices, lists by offset and the envelope of errors.</summary>
internal abstract class CheckoutProfile : DialectProfile
{
    public override (int NoKey, int UnknownKey, int PublishableKey, int OtherBody) Statuses => (401, 401, 401, 409);

    public override IReadOnlyList<(string Field, string? Json, string Named)> BadValues { get; } =
    [
        ("pricing", null, "pricing"),
        ("pricing", "\"50.00\"", "pricing"),
        ("pricing.amount", null, "pricing.amount"),
        ("pricing.amount", "50.00", "pricing.amount"),
        ("pricing.amount", "\"50\"", "pricing.amount"),
        ("pricing.amount", "\"50.001\"", "pricing.amount"),
        ("pricing.amount", "\"0.00\"", "pricing.amount"),
        ("pricing.amount", "\"-1.00\"", "pricing.amount"),
        ("pricing.amount", "\"1,000.00\"", "pricing.amount"),
        ("pricing.amount", "\"1e2\"", "pricing.amount"),
        ("pricing.base_currency", null, "pricing.base_currency"),
        ("pricing.base_currency", "\"usd\"", "pricing.base_currency"),
        ("pricing.base_currency", "\"XXX\"", "pricing.base_currency"),
        ("pricing.base_currency", "7", "pricing.base_currency"),
        ("customer_email", null, "customer_email"),
        ("customer_email", "\"no-address\"", "customer_email"),
        ("customer_email", "7", "customer_email"),
        ("success_url", "\"ftp://shop.example\"", "success_url"),
        ("cancel_url", "\"/cancel\"", "cancel_url"),
        ("expires_in_minutes", "0", "expires_in_minutes"),
        ("expires_in_minutes", "1441", "expires_in_minutes"),
        ("expires_in_minutes", "\"60\"", "expires_in_minutes"),
        ("metadata", "[]", "metadata"),
    ];

    public override IReadOnlyList<(string Currency, string Amount, long MinorUnits)> Amounts { get; } =
    [
        ("USD", "\"0.01\"", 1),
        ("USD", "\"999999.99\"", 99_999_999),
        ("NGN", "\"75000.00\"", 7_500_000),
        ("JPY", "\"5000\"", 5000),
        ("KWD", "\"1.500\"", 1500),
    ];

    public override string SessionsOf(Owner owner) => "/api/v1/payments/checkouts";

    public override string Priced(string body, string currency, string amount) =>
        With(With(body, "pricing.base_currency", $"\"{currency}\""), "pricing.amount", amount);

    public override string IdOf(JsonElement session) => session.GetProperty("checkout_id").GetString()!;

    public override async Task<(IReadOnlyList<string> Ids, string? Next)> PageAsync(DialectSite site, string? after)
    {
        var offset = after is null ? 0 : int.Parse(after, System.Globalization.CultureInfo.InvariantCulture);
        var page = await site.GetAsync($"/api/v1/payments/payins?limit=2&offset={offset}");
        List<string> ids = [];
        foreach (var item in page.Json.GetProperty("items").EnumerateArray())
            ids.Add(await ListedAsync(site, item));
        var next = offset + ids.Count;
        return (ids, next < page.Json.GetProperty("total").GetInt32() ? $"{next}" : null);
    }

    public override void AssertRefused(Answer answer, int status, string? field)
    {
        Assert.True(answer.Status == status, answer.Body);
        var error = answer.Json.GetProperty("error");
        Assert.Equal(["error"], answer.Json.EnumerateObject().Select(part => part.Name));
        Assert.Matches("^[A-Z_]+$", error.GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        if (field is not null)
            Assert.Equal([field], error.GetProperty("details").EnumerateObject().Select(detail => detail.Name));
    }

    /// <summary>The id of the checkout that a listed payment belongs to.</summary>
    protected virtual Task<string> ListedAsync(DialectSite site, JsonElement item) => Task.FromResult(IdOf(item));

    /// <summary>Checks a signature in hex digits of a text.</summary>
    protected static SignatureVerdict VerifyHex(string header, string signed, string secret) =>
        BodySignature.Verify(
            header,
            Encoding.UTF8.GetBytes(signed),
            [WebhookSecret.TryParse(secret, out var key) ? key : throw new ArgumentException(secret)],
            SignatureEncoding.Hex
        );
}
