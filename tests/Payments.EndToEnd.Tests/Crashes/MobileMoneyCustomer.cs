using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// One who pays by mobile money, on the page of SyncPay's checkouts: the money comes seconds after the form, perhaps to another
/// process.
/// </summary>
internal sealed partial class MobileMoneyCustomer(RunningShop shop, Journal journal, Random random, int number)
    : Client(shop, journal, random, number)
{
    protected override async Task OrderAsync(int order, CancellationToken stop)
    {
        var key = $"payer-{Number}-order-{order}";
        var request = new JsonObject
        {
            ["pricing"] = new JsonObject
            {
                ["base_currency"] = "GHS",
                ["amount"] = $"{Random.Next(1, 1000)}.{Random.Next(10)}{Random.Next(10)}",
            },
            ["customer_email"] = "customer@example.com",
            ["metadata"] = new JsonObject { ["order_id"] = key },
        }.ToJsonString();
        var checkout = await SendUntilAnsweredAsync(() => Shop.Organization.TryCheckoutAsync(request, key, stop), key, stop);
        Journal.Checkouts.TryAdd((string)checkout["checkout_id"]!, key);
        await PayAsync(checkout, stop);
    }

    private async Task PayAsync(JsonObject checkout, CancellationToken stop)
    {
        var page = new Uri((string)checkout["checkout_url"]!);
        var details = new Dictionary<string, string>
        {
            ["method"] = "mobile_money",
            ["currency"] = "GHS",
            ["rail"] = "mtn",
            ["phone_number"] = Phone(),
        };
        string? quote = null;
        while (true)
        {
            if (quote is null)
            {
                if (await PostAsync(page, "details", details, stop) is { } review)
                    quote = QuoteOf(review);
                continue;
            }

            var confirmation = new Dictionary<string, string>(details) { ["quote_id"] = quote };
            var posts = Random.Next(6) == 0 ? 2 : 1;
            var answers = await Task.WhenAll(Enumerable.Range(0, posts).Select(_ => PostAsync(page, "confirm", confirmation, stop)));
            if (answers.Any(answer => answer?.Status == HttpStatusCode.SeeOther))
            {
                Journal.Submitted.TryAdd((string)checkout["checkout_id"]!, true);
                return;
            }

            // Confirmed too late, it is answered with a new price.
            quote =
                answers.Select(answer => answer is { } page ? QuoteOf(page) : null).FirstOrDefault(renewed => renewed is not null) ?? quote;
        }
    }

    private async Task<(HttpStatusCode Status, string Body)?> PostAsync(
        Uri page,
        string step,
        Dictionary<string, string> fields,
        CancellationToken stop
    )
    {
        var form = fields.Append(new("step", step));
        var answer = await TryAsync(
            async () => ((HttpStatusCode Status, Uri? Location, string Body)?)await Shop.Organization.PostFormAsync(page, form, stop),
            stop
        );
        if (answer?.Status == HttpStatusCode.ServiceUnavailable)
            Journal.NoteBusy();
        else if (answer is { Status: not (HttpStatusCode.OK or HttpStatusCode.SeeOther or HttpStatusCode.Conflict) })
            Journal.Faults.Enqueue($"{page}: the step {step} was answered {answer.Value.Status}");
        return answer is { } given ? (given.Status, given.Body) : null;
    }

    private static string? QuoteOf((HttpStatusCode Status, string Body) page) =>
        Quote().Match(page.Body) is { Success: true } found ? found.Groups["id"].Value : null;

    private string Phone() =>
        Random.Next(100) switch
        {
            < 75 => "+233200000001",
            < 85 => "+233200000002",
            < 95 => "+233200000333",
            _ => "+233200000041",
        };

    [GeneratedRegex("name=\"quote_id\" value=\"(?<id>[^\"]+)\"")]
    private static partial Regex Quote();
}
