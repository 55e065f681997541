using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// One whose transfers arrive with a reference and without, who has some of the rent back, and who is debited on Yorlet's page.
/// </summary>
internal sealed partial class Tenant(RunningShop shop, YorletApi api, Journal journal, Random random, int number)
    : Client(shop, journal, random, number)
{
    private string? _customer;

    protected override async Task OrderAsync(int order, CancellationToken stop)
    {
        var key = $"tenant-{Number}-order-{order}";
        _customer ??= (string)
            (await MakeAsync("customers", new JsonObject { ["email"] = $"tenant-{Number}@example.com" }, $"tenant-{Number}", stop))["id"]!;
        switch (Random.Next(3))
        {
            case 0:
                await ReceiveAsync(key, Random.Next(1, 90_000), Random.Next(3) == 0 ? "eur" : "gbp", remittance: null, stop);
                break;
            case 1:
                await TransferAsync(key, stop);
                break;
            default:
                await DebitAsync(key, stop);
                break;
        }
    }

    private async Task TransferAsync(string key, CancellationToken stop)
    {
        var session = await SessionAsync(key, MethodIds.BankTransfer, stop);
        var amount = (int)session["amount"]!;
        var surplus = Random.Next(3) == 0 ? 17 : 0;
        await ReceiveAsync(key, amount + surplus, "gbp", (string?)session["payment_reference"], stop);
        var id = (string)session["id"]!;
        if (await TryAsync(() => api.GetAsync($"payment_sessions/{id}", stop), stop) is not { } paid)
            return;

        Journal.Paid.TryAdd(id, true);
        if (paid["transaction"] is not { } transaction)
            Journal.Faults.Enqueue($"{id} is {paid["status"]} though its transfer is taken.");
        else if (Random.Next(2) == 0)
            Journal.Refunds[key] = (string)
                (
                    await MakeAsync(
                        "refunds",
                        new JsonObject { ["transaction"] = (string)transaction!, ["amount"] = Random.Next(1, amount) },
                        $"{key}-refund",
                        stop
                    )
                )["id"]!;
    }

    private async Task DebitAsync(string key, CancellationToken stop)
    {
        var session = await SessionAsync(key, MethodIds.BacsDebit, stop);
        var effects = TestBankAccounts.Debits.Where(account => account.Method == MethodIds.BacsDebit).ToArray();
        var account = effects[Random.Next(2) == 0 ? 0 : Random.Next(effects.Length)];
        var page = new Uri((string)session["url"]!);
        var details = new Dictionary<string, string>(account.Fields) { ["method"] = MethodIds.BacsDebit, ["currency"] = "GBP" };
        if (await PostAsync(page, "details", details, stop) is not { } review || Quote().Match(review.Body) is not { Success: true } quote)
            return;

        if (
            await PostAsync(page, "confirm", new(details) { ["quote_id"] = quote.Groups["id"].Value }, stop) is
            { Status: HttpStatusCode.SeeOther }
        )
            Journal.Submitted.TryAdd((string)session["id"]!, true);
    }

    private Task<JsonObject> SessionAsync(string key, string method, CancellationToken stop) =>
        MakeAsync(
            "payment_sessions",
            new JsonObject
            {
                ["amount"] = Random.Next(100, 90_000),
                ["currency"] = "gbp",
                ["customer"] = _customer,
                ["mode"] = "payment",
                ["payment_method_types"] = new JsonArray(method),
                ["reporting_type"] = "rent",
            },
            key,
            stop
        );

    // The bank tells some lines twice, and every one again that was not acknowledged.
    private async Task ReceiveAsync(string reference, int amount, string currency, string? remittance, CancellationToken stop)
    {
        for (var times = Random.Next(4) == 0 ? 2 : 1; times > 0; times--)
        {
            var line = new JsonObject
            {
                ["amount"] = amount,
                ["currency"] = currency,
                ["reference"] = reference,
                ["remittance"] = remittance,
            };
            var id = (string)(await MakeAsync("bank_lines", line, idempotencyKey: null, stop))["id"]!;
            if (Journal.Lines.GetOrAdd(reference, id) != id)
                Journal.Faults.Enqueue($"The line {reference} is {Journal.Lines[reference]} and {id}.");
        }
    }

    private Task<JsonObject> MakeAsync(string path, JsonObject body, string? idempotencyKey, CancellationToken stop) =>
        SendUntilAnsweredAsync(() => api.TryPostAsync(path, body, idempotencyKey, stop), $"{path} {body.ToJsonString()}", stop);

    private async Task<(HttpStatusCode Status, string Body)?> PostAsync(
        Uri page,
        string step,
        Dictionary<string, string> fields,
        CancellationToken stop
    )
    {
        var answer = await TryAsync(
            async () =>
                ((HttpStatusCode Status, Uri? Location, string Body)?)
                    await Shop.Organization.PostFormAsync(page, fields.Append(new("step", step)), stop),
            stop
        );
        return answer is { } given ? (given.Status, given.Body) : null;
    }

    [GeneratedRegex("name=\"quote_id\" value=\"(?<id>[^\"]+)\"")]
    private static partial Regex Quote();
}
