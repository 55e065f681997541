using Payments.AspNetCore.Tests.Hosting;
using Xunit;
using static Payments.AspNetCore.Tests.Yorlet.YorletShop;

namespace Payments.AspNetCore.Tests.Yorlet;

public sealed class CustomerTests(SharedYorlet shared) : IClassFixture<SharedYorlet>
{
    private const string Customers = "/v1/customers";

    private readonly YorletShop _shop = shared.Shop;

    [Fact]
    public async Task A_customer_is_made_changed_in_parts_and_deleted()
    {
        var made = await _shop.DoneAsync(
            Customers,
            Json.Compact(
                """
                {"email":"jenny@example.com","name":"Jenny Rosen","phone":"+447700900000",
                "description":"Flat 1","address":{"line1":"1 High Street","city":"London","country":"GB"},
                "metadata":{"a":"b"}}
                """
            )
        );
        Assert.Equal(
            Json.Compact(
                $$$"""
                {"id":"{{{Id(made)}}}","object":"customer","created":1763395200,
                "address":{"line1":"1 High Street","line2":null,"city":"London","country":"GB",
                "postal_code":null,"state":null},"default_payment_method":null,"deleted":false,
                "delinquent":false,"description":"Flat 1","email":"jenny@example.com","invoice_prefix":null,
                "invoicing":{"arrears_emails":false,"email_cc":[],"email_to":"jenny@example.com"},"legal":null,
                "metadata":{"a":"b"},"name":"Jenny Rosen","phone":"+447700900000","radar":null}
                """
            ),
            made.GetRawText()
        );

        var path = $"{Customers}/{Id(made)}";
        var changed = await _shop.DoneAsync(path, """{"name":"Jenny Rose","phone":null,"metadata":{}}""");
        Assert.Equal(
            ("Jenny Rose", null, "Flat 1", "{}"),
            (Text(changed, "name"), Text(changed, "phone"), Text(changed, "description"), changed.GetProperty("metadata").GetRawText())
        );
        var card = await _shop.KeepCardAsync(Id(made));
        Assert.Equal(card, Text(await _shop.DoneAsync(path, $$"""{"default_payment_method":"{{card}}"}"""), "default_payment_method"));

        var deleted = await _shop.Merchant.SendAsync(HttpMethod.Delete, path, null);
        Assert.Equal((200, true, null), (deleted.Status, deleted.Json.GetProperty("deleted").GetBoolean(), Text(deleted.Json, "email")));
        Assert.DoesNotContain(
            (await _shop.ReadAsync(Customers + "?limit=100")).GetProperty("data").EnumerateArray(),
            one => Id(one) == Id(made)
        );
        Refused(await _shop.PostAsync(path, """{"name":"x"}"""), 404, "customer");
        Refused(await _shop.PostAsync(Sessions, YorletShop.Body(Id(made))), 404, "customer");
    }

    [Theory]
    [InlineData("""{}""", "email")]
    [InlineData("""{"email":"nobody"}""", "email")]
    [InlineData("""{"email":"a@example.com","phone":"12"}""", "phone")]
    [InlineData("""{"email":"a@example.com","address":{"country":"Britain"}}""", "address.country")]
    [InlineData("""{"email":"a@example.com","legal":{"first_name":"Jenny"}}""", "legal")]
    [InlineData("""{"email":"a@example.com","invoicing":{}}""", "invoicing")]
    [InlineData("""{"email":"a@example.com","invoice_prefix":"X"}""", "invoice_prefix")]
    [InlineData("""{"email":"a@example.com","next_invoice_sequence":7}""", "next_invoice_sequence")]
    [InlineData("""{"email":"a@example.com","archived":true}""", "archived")]
    [InlineData("""{"email":"a@example.com","balance":7}""", "balance")]
    public async Task A_field_that_is_wrong_is_named(string body, string param) =>
        Refused(await _shop.PostAsync(Customers, body), 400, param);
}
