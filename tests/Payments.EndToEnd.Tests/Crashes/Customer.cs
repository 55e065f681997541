using System.Net;
using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

/// <summary>One who pays by card, at the sessions of Synapto's interface.</summary>
internal sealed class Customer(RunningShop shop, Journal journal, Random random, int number) : Client(shop, journal, random, number)
{
    private const string LostRequest = "4000009770000027";

    protected override async Task OrderAsync(int order, CancellationToken stop)
    {
        var session = await MakeAsync($"customer-{Number}-order-{order}", stop);
        await PayAsync(session, stop);
    }

    private async Task<JsonObject> MakeAsync(string reference, CancellationToken stop)
    {
        var request = new JsonObject
        {
            ["amount"] = $"{Random.Next(1, 100_000)}",
            ["currency"] = Random.Next(2) == 0 ? "GBP" : "EUR",
            ["client_reference_id"] = reference,
            ["success_url"] = "https://example.com/success",
            ["metadata"] = new JsonObject { ["customer"] = $"{Number}" },
        };
        var session = await SendAsync(request, reference, stop);
        if (Random.Next(5) == 0)
        {
            Journal.NoteRepeated();
            var again = await SendAsync(request, reference, stop);
            if (!JsonNode.DeepEquals(session, again))
                Journal.Faults.Enqueue($"{reference}: the same key brought {again} after {session}");
        }

        return session;
    }

    private async Task<JsonObject> SendAsync(JsonObject request, string key, CancellationToken stop)
    {
        var session = await SendUntilAnsweredAsync(() => Shop.Api.TryCreateAsync(request, key, stop), key, stop);
        Journal.Sessions.TryAdd((string)session["name"]!, session);
        return session;
    }

    private async Task PayAsync(JsonObject session, CancellationToken stop)
    {
        var page = new Uri((string)session["url"]!);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var card = attempt == 2 ? SharedShop.Approved : Card();
            var posts = Random.Next(6) == 0 ? 2 : 1;
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, posts)
                    .Select(_ => TryAsync(async () => (HttpStatusCode?)await Shop.Api.PayAsync(page, card, stop), stop))
            );
            foreach (var answer in answers)
            {
                if (answer == HttpStatusCode.ServiceUnavailable)
                    Journal.NoteBusy();
                else if (answer is not (null or HttpStatusCode.SeeOther))
                    Journal.Faults.Enqueue($"{page}: the card form was answered {answer}");
            }

            if (await TryAsync(async () => await Shop.Api.GetAsync((string)session["name"]!, stop), stop) is { } now && (bool)now["paid"]!)
            {
                if (answers.Contains(HttpStatusCode.SeeOther))
                    Journal.Paid.TryAdd((string)session["name"]!, true);
                return;
            }
        }
    }

    private string Card() =>
        Random.Next(100) switch
        {
            < 75 => SharedShop.Approved,
            < 85 => SharedShop.Declined,
            < 95 => SharedShop.LostAnswer,
            _ => LostRequest,
        };
}
