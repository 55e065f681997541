using System.Text.Json.Nodes;
using Xunit;
using static Payments.AspNetCore.Tests.Yorlet.YorletShop;

namespace Payments.AspNetCore.Tests.Yorlet;

/// <summary>The fields of a payment session's body, each on both sides of its bounds.</summary>
public sealed class PaymentSessionFieldTests(SharedYorlet shared) : IClassFixture<SharedYorlet>
{
    private readonly YorletShop _shop = shared.Shop;

    public static TheoryData<string, string> Taken =>
        new()
        {
            { "amount", "100" },
            { "amount", "99999900" },
            { "currency", "\"gbp\"" },
            { "currency", "\"eur\"" },
            { "currency", "\"usd\"" },
            { "description", "null" },
            { "metadata", "{\"a\":{\"b\":[1,true,\"c\"]}}" },
            { "payment_method_options", "{\"card\":{}}" },
            { "reporting_type", "null" },
            { "reporting_type", "\"advance_rent\"" },
            { "reporting_type", "\"charge\"" },
            { "reporting_type", "\"deposit\"" },
            { "reporting_type", "\"holding_fee\"" },
            { "reporting_type", "\"rent\"" },
            { "return_url", "\"http://localhost:8080/\"" },
            { "statement_descriptor", "\"ACME RENT MAY\"" },
            { "transaction_data", "{}" },
            { "transaction_data", "{\"customer_balance\":{\"credit\":true}}" },
            { "send_email", "false" },
        };

    public static TheoryData<string, string, string> Refusals =>
        new()
        {
            { "amount", "99", "amount" },
            { "amount", "99999901", "amount" },
            { "amount", "\"100000\"", "amount" },
            { "amount", "1000.5", "amount" },
            { "amount", "-100", "amount" },
            { "amount", "null", "amount" },
            { "amount", "", "amount" },
            { "currency", "\"GBP\"", "currency" },
            { "currency", "\"nok\"", "currency" },
            { "currency", "", "currency" },
            { "customer", "", "customer" },
            { "customer", "7", "customer" },
            { "mode", "", "mode" },
            { "mode", "\"setup\"", "mode" },
            { "payment_method_types", "", "payment_method_types" },
            { "payment_method_types", "[]", "payment_method_types" },
            { "payment_method_types", "\"card\"", "payment_method_types" },
            { "payment_method_types", "[\"card\",7]", "payment_method_types[1]" },
            { "payment_method_types", "[\"card\",\"card\"]", "payment_method_types[1]" },
            { "payment_method_types", "[\"alipay\"]", "payment_method_types[0]" },
            { "payment_method_types", "[\"card\",\"card_present\"]", "payment_method_types[1]" },
            { "payment_method_types", "[\"gbp_credit_transfer\"]", "payment_method_types[0]" },
            { "payment_method_types", "[\"card\",\"autogiro\"]", "payment_method_types[1]" },
            { "payment_method_types", "[\"bank_transfer\"]", "payment_method_types[0]" },
            { "description", "\"\"", "description" },
            { "metadata", "[]", "metadata" },
            { "payment_method_options", "7", "payment_method_options" },
            { "payment_method_options", "{\"bacs_debit\":{}}", "payment_method_options.bacs_debit" },
            { "payment_method_options", "{\"card\":{\"moto\":true}}", "payment_method_options.card.moto" },
            { "reporting_type", "\"Rent\"", "reporting_type" },
            { "return_url", "\"/paid\"", "return_url" },
            { "return_url", "\"http://example.com/\"", "return_url" },
            { "send_email", "\"yes\"", "send_email" },
            { "send_email", "true", "send_email" },
            { "statement_descriptor", "\"ACME\"", "statement_descriptor" },
            { "statement_descriptor", "\"ACME LETTINGS RENT MAY 2026\"", "statement_descriptor" },
            { "transaction_data", "[]", "transaction_data" },
            { "transaction_data", "{\"unit\":\"a b\"}", "transaction_data.unit" },
            { "transaction_data", "{\"transfer_data\":{\"use_unit_ownership\":true}}", "transaction_data.unit" },
            { "transaction_data", "{\"transfer_data\":{\"amount\":1}}", "transaction_data.transfer_data.amount" },
            { "transaction_data", "{\"customer_balance\":{\"apply\":true,\"credit\":true}}", "transaction_data.customer_balance.credit" },
            { "transaction_data", "{\"customer_balance\":{\"apply\":1}}", "transaction_data.customer_balance.apply" },
            { "transaction_data", "{\"workspace\":\"w\"}", "transaction_data.workspace" },
            { "expires_at", "1", "expires_at" },
        };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task A_field_in_order_is_taken(string field, string json) =>
        await _shop.OpenAsync(await _shop.NewCustomerAsync(), (field, JsonNode.Parse(json)));

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_field_that_is_wrong_is_named_with_the_remedy(string field, string json, string param)
    {
        var body = JsonNode.Parse(Body(await _shop.NewCustomerAsync()))!.AsObject();
        body.Remove(field);
        if (json.Length > 0)
            body[field] = JsonNode.Parse(json);

        var message = Refused(await _shop.PostAsync(Sessions, body.ToJsonString()), 400, param);
        Assert.StartsWith(param, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_object_is_refused()
    {
        Refused(await _shop.PostAsync(Sessions, "[]"), 400, "body");
        Refused(await _shop.PostAsync(Sessions, "{\"amount\":1,\"amount\":2}"), 400, "amount");
        Refused(await _shop.PostAsync(Sessions, new string(' ', 300_000)), 413, "body");
    }
}
