using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

/// <summary>A shop in whose books nobody else writes.</summary>
public sealed class BalanceShop : IAsyncLifetime
{
    private const string Key = "sk_test_made_for_the_books_of_one_shop";

    private RunningShop? _shop;

    internal Uri Origin => _shop!.Origin;

    internal YorletApi Api { get; private set; } = null!;

    internal string Customer { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _shop = await RunningShop.StartAsync(CancellationToken.None, apiKey: Key);
        Api = new YorletApi(Origin, Key);
        Customer = await Api.NewCustomerAsync("ada@example.com", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        if (_shop is not null)
            await _shop.DisposeAsync();
    }

    internal Task<JsonObject> NewSessionAsync(int amount, string method, string description, CancellationToken cancellationToken) =>
        Api.PostAsync(
            "payment_sessions",
            new JsonObject
            {
                ["amount"] = amount,
                ["currency"] = "gbp",
                ["customer"] = Customer,
                ["mode"] = "payment",
                ["payment_method_types"] = new JsonArray(method),
                ["description"] = description,
                ["reporting_type"] = "deposit",
            },
            cancellationToken
        );

    /// <summary>The id of money that arrives without a word.</summary>
    internal async Task<string> ReceiveAsync(int amount, string payer, CancellationToken cancellationToken)
    {
        var line = new JsonObject
        {
            ["amount"] = amount,
            ["currency"] = "gbp",
            ["reference"] = $"line of {payer}",
            ["payer_name"] = payer,
        };
        return (string)(await Api.PostAsync("bank_lines", line, cancellationToken))["id"]!;
    }
}
