using System.Text.Json.Nodes;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

/// <summary>Fields that are asked for because of what another one has.</summary>
public sealed class DependentFieldTests : IAsyncLifetime
{
    private SyncgramShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await SyncgramShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Theory]
    [InlineData("DE89370400440532013000", "review_quote", "account_holder_name iban")]
    [InlineData("CH9300762011623852957", "provide_requirements", "address_line1 address_postal_code address_city address_country")]
    public async Task An_account_outside_the_EEA_asks_for_more(string iban, string type, string fields)
    {
        await _shop.Merchant.TakeAsync([new(MethodIds.SepaDebit, [Currency.Eur])]);
        var opened = await _shop.OpenAsync(("pricing", new JsonObject { ["base_currency"] = "EUR", ["amount"] = "50.00" }));

        var step = (
            await opened.NextAsync($$"""{"payment_method":"sepa_debit","currency":"EUR","account_holder_name":"Heidi","iban":"{{iban}}"}""")
        ).Json.GetProperty("step");

        Assert.Equal(type, step.GetProperty("type").GetString());
        Assert.Equal(
            fields,
            string.Join(' ', step.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("field").GetString()))
        );
    }
}
