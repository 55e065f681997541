using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

/// <summary>A checkout that was created, and its customer.</summary>
internal sealed record Opened(SyncgramShop Shop, string Id, Uri Url)
{
    public const string Phone = "+233241200000";

    public string Token => Url.Segments[^1];

    public string SessionId => "cs_" + Id["chk_".Length..];

    public static string MobileMoney { get; } =
        """{"payment_method":"mobile_money","currency":"GHS","payment_rail":"mtn","phone_number":"+233241200000"}""";

    public static string BankTransfer { get; } =
        """{"payment_method":"bank_transfer","currency":"NGN","bank_account_number":"1000000000"}""";

    public Task<Answer> GetAsync() => Shop.PublicAsync(Token);

    public Task<Answer> NextAsync(string body) => Shop.PublicAsync(Token, "/next", body);

    public Task<Answer> QuoteAsync(string body) => Shop.PublicAsync(Token, "/get-quote", body);

    public Task<Answer> CompleteAsync(string body) => Shop.PublicAsync(Token, "/complete", body);

    public Task<Answer> CancelAsync() => Shop.PublicAsync(Token, "/cancel");

    public Task<Answer> LookUpAsync() => Shop.Merchant.GetAsync($"{SyncgramShop.Checkouts}/{Id}");

    public async Task<string?> StatusAsync() => (await LookUpAsync()).Json.GetProperty("status").GetString();

    /// <summary>Selects, asks for a quote and confirms it.</summary>
    public async Task<Answer> PayAsync(string selection, JsonNode? card = null)
    {
        var quote = await QuoteAsync(selection);
        Assert.True(quote.Status == 200, quote.Body);
        var chosen = JsonNode.Parse(selection)!.AsObject();
        var body = new JsonObject { ["quote_id"] = quote.Json.GetProperty("quote_id").GetString() };
        foreach (var field in new[] { "phone_number", "bank_account_number" })
        {
            if (chosen[field] is { } value)
                body[field] = value.DeepClone();
        }

        if (card is not null)
            body["card"] = card;
        return await CompleteAsync(body.ToJsonString());
    }

    public Task<Answer> PayByMobileMoneyAsync() => PayAsync(MobileMoney);

    public Task<Answer> PayByTransferAsync() => PayAsync(BankTransfer);

    public Task<Answer> PayByCardAsync(string number = Payer.Approved) =>
        PayAsync("""{"payment_method":"card","currency":"USD"}""", Card(number));

    public static JsonObject Card(string number) =>
        new()
        {
            ["number"] = number,
            ["exp_month"] = 12,
            ["exp_year"] = 2034,
            ["cvc"] = "123",
        };

    /// <summary>Pays by mobile money and waits for the money; the charge's id.</summary>
    public async Task<string> SettleAsync(string? selection = null)
    {
        var submitted = await PayAsync(selection ?? MobileMoney);
        Assert.True(submitted.Status == 200, submitted.Body);
        await Shop.Host.AdvanceAsync(TimeSpan.FromSeconds(10));

        // Ids of one millisecond have no order: what comes next is told apart by its time.
        Shop.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        return submitted.Json.GetProperty("charge_id").GetString()!;
    }

    public async Task<JsonElement> StepAsync() => (await GetAsync()).Json.GetProperty("step");
}
