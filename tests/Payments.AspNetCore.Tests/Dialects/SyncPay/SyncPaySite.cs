using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Payments.Specifications;

namespace Payments.AspNetCore.Tests.SyncPay;

/// <summary>Hosts that speak SyncPay, and what its document says.</summary>
internal static class SyncPaySite
{
    public const string Group = "/syncpay";
    public const string Checkouts = "/api/v1/payments/checkouts";
    public const string Quotes = "/api/v1/payments/quotes";
    public const string Whitelabel = "/api/v1/payments/whitelabel";
    public const string Charges = "/api/v1/payments/charges";
    public const string Payins = "/api/v1/payments/payins";

    public const string Minimum = """{"pricing":{"base_currency":"USD","amount":"50.00"},"customer_email":"customer@example.com"}""";

    public static HostPlan Plan { get; } = new() { Beside = [(Group, CheckoutDialect.SyncPay)], Payments = HostPlan.FixedRates };

    /// <summary>A host at the origin of the document's example, and at its time.</summary>
    public static HostPlan AsDocumented =>
        Plan with
        {
            Group = "/synapto",
            Beside = [("", CheckoutDialect.SyncPay)],
            Clock = DocumentClock(),
            Checkout = checkout => checkout.PublicUrl = new Uri("https://checkout.usesyncpay.com"),
        };

    public static ManualTimeProvider DocumentClock() => new(new DateTimeOffset(2026, 1, 24, 14, 30, 0, TimeSpan.Zero));

    public static Task<CheckoutHost> StartAsync() => CheckoutHost.StartAsync(Plan);

    public static Task<CheckoutHost> StartStoppedAsync() => CheckoutHost.StartAsync(Plan with { Clock = DocumentClock() });

    public static Task<Merchant> NewMerchantAsync(this CheckoutHost host) => host.NewMerchantAsync(Group);

    public static string Example(string name) => Golden.Read($"SyncPay/{name}.json");

    /// <summary>The same JSON without white space.</summary>
    public static string Compact(string json) =>
        JsonNode
            .Parse(json)!
            .ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The smallest body with fields added to it, or put in place of its own.</summary>
    public static string With(params (string Field, string Json)[] fields)
    {
        var body = JsonNode.Parse(Minimum)!.AsObject();
        foreach (var (field, json) in fields)
            body[field] = JsonNode.Parse(json);
        return body.ToJsonString();
    }

    public static string Priced(string currency, string amount, string? local = null) =>
        With(
            (
                "pricing",
                $$"""{"base_currency":"{{currency}}","amount":"{{amount}}"{{(local is null ? "" : $",\"local_pricing\":{local}")}}}"""
            )
        );

    public static string Text(this JsonElement json, string field) => json.GetProperty(field).GetString()!;

    public static JsonElement Error(this Answer answer) => answer.Json.GetProperty("error");

    /// <summary>The fields that an error names.</summary>
    public static IReadOnlyDictionary<string, string> Details(this Answer answer) =>
        answer.Error().GetProperty("details").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!);

    /// <summary>The library's owner and session that a checkout's id leads to.</summary>
    public static string SessionId(string checkoutId) => "cs_" + checkoutId[12..];

    /// <summary>A quote for fifty dollars, which must come about.</summary>
    public static async Task<string> QuoteAsync(
        this Merchant merchant,
        string method = "bank_transfer",
        string currency = "NGN",
        string? rail = null
    )
    {
        var answer = await merchant.PostAsync(
            Quotes,
            Json.Compact(
                $$"""
                {"pricing":{"base_currency":"USD","amount":"50.00"},"payment_method":"{{method}}",
                "to_currency":"{{currency}}"{{(rail is null ? "" : $",\"payment_rail\":\"{rail}\"")}}}
                """
            )
        );
        Xunit.Assert.True(answer.Status == 200, answer.Body);
        return answer.Json.Text("quote_id");
    }

    /// <summary>A white-label payment by bank transfer, by the account whose last digits say what its owner does; it must begin.</summary>
    public static async Task<Answer> PayAsync(this Merchant merchant, string account = "0123450001", string metadata = "{}")
    {
        var payment = await merchant.PostAsync(
            Whitelabel,
            With(("quote_id", $"\"{await merchant.QuoteAsync()}\""), ("bank_account_number", $"\"{account}\""), ("metadata", metadata))
        );
        Xunit.Assert.True(payment.Status == 200, payment.Body);
        return payment;
    }

    public static async Task<Answer> ChargeAsync(this Merchant merchant, Answer payment) =>
        await merchant.GetAsync($"{Charges}/{payment.Json.Text("charge_id")}");

    /// <summary>Pays a checkout on its page, in dollars: a card by a quote.</summary>
    public static async Task PayByCardAsync(this CheckoutHost host, Merchant merchant, string checkoutId, string number)
    {
        var session = (await host.Engine.CheckoutSessions.GetAsync(merchant.Owner, SessionId(checkoutId), TestContextToken.Current)).Value;
        var quote = (
            await host.Engine.Quotes.CreateForSessionAsync(
                session,
                MethodIds.Card,
                Currency.Usd,
                cancellationToken: TestContextToken.Current
            )
        ).Value;
        var card = (await host.Simulator.TokenizeAsync(new CardDetails(number, 12, 2034, "123"), TestContextToken.Current)).Value;
        var attempt = await host.Engine.CheckoutSessions.SubmitAsync(
            merchant.Owner,
            session.Id,
            new PaymentSubmission { QuoteId = quote.Id, Card = card },
            TestContextToken.Current
        );
        Xunit.Assert.True(attempt.IsSuccess, attempt.Refusal?.Message);
    }
}
