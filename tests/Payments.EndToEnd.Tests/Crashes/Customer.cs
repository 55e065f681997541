using System.Net;
using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// One client who makes sessions and pays them, without end, while the shop dies under its hands. It behaves as a good client does:
/// a request without an answer is sent again with the same key.
/// </summary>
internal sealed class Customer(RunningShop shop, Journal journal, Random random, int number)
{
    private const string LostRequest = "4000009770000027";

    public async Task RunAsync(CancellationToken stop)
    {
        for (var order = 0; !stop.IsCancellationRequested; order++)
        {
            try
            {
                var session = await MakeAsync($"customer-{number}-order-{order}", stop);
                await PayAsync(session, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<JsonObject> MakeAsync(string reference, CancellationToken stop)
    {
        var request = new JsonObject
        {
            ["amount"] = $"{random.Next(1, 100_000)}",
            ["currency"] = random.Next(2) == 0 ? "GBP" : "EUR",
            ["client_reference_id"] = reference,
            ["success_url"] = "https://example.com/success",
            ["metadata"] = new JsonObject { ["customer"] = $"{number}" },
        };
        var session = await SendUntilAnsweredAsync(request, reference, stop);
        if (random.Next(5) == 0)
        {
            journal.NoteRepeated();
            var again = await SendUntilAnsweredAsync(request, reference, stop);
            if (!JsonNode.DeepEquals(session, again))
                journal.Faults.Enqueue($"{reference}: the same key brought {again} after {session}");
        }

        return session;
    }

    private async Task<JsonObject> SendUntilAnsweredAsync(JsonObject request, string key, CancellationToken stop)
    {
        for (var first = true; ; first = false)
        {
            if (!first)
                journal.NoteRepeated();
            if (await TryAsync(async () => ((HttpStatusCode Status, string Body)?)await shop.Api.TryCreateAsync(request, key, stop), stop) is not { } answer)
                continue;
            if (answer.Status == HttpStatusCode.OK)
            {
                var session = JsonNode.Parse(answer.Body)!.AsObject();
                var name = (string)session["name"]!;
                journal.Sessions.TryAdd(name, session);
                return session;
            }

            if (answer.Status == HttpStatusCode.ServiceUnavailable)
                journal.NoteBusy();
            else if (answer.Status != HttpStatusCode.Conflict)
                journal.Faults.Enqueue($"{key}: {answer.Status} {answer.Body}");
        }
    }

    private async Task PayAsync(JsonObject session, CancellationToken stop)
    {
        var page = new Uri((string)session["url"]!);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var card = attempt == 2 ? SharedShop.Approved : Card();
            var posts = random.Next(6) == 0 ? 2 : 1;
            var answers = await Task.WhenAll(Enumerable.Range(0, posts).Select(_ => TryAsync(async () => (HttpStatusCode?)await shop.Api.PayAsync(page, card, stop), stop)));
            foreach (var answer in answers)
            {
                if (answer == HttpStatusCode.ServiceUnavailable)
                    journal.NoteBusy();
                else if (answer is not (null or HttpStatusCode.SeeOther))
                    journal.Faults.Enqueue($"{page}: the card form was answered {answer}");
            }

            if (await TryAsync(async () => await shop.Api.GetAsync((string)session["name"]!, stop), stop) is { } now && (bool)now["paid"]!)
            {
                if (answers.Contains(HttpStatusCode.SeeOther))
                    journal.Paid.TryAdd((string)session["name"]!, true);
                return;
            }
        }
    }

    // Null where the connection was lost: nothing is known then.
    private async Task<T?> TryAsync<T>(Func<Task<T>> send, CancellationToken stop)
    {
        try
        {
            var answer = await send();
            journal.NoteAnswer();
            return answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or System.Net.Sockets.SocketException || (exception is TaskCanceledException && !stop.IsCancellationRequested))
        {
            journal.NoteLost();
            await Eventually.IsTrueAsync(() => shop.Api.IsHealthyAsync(stop), "the shop is back", stop);
            return default;
        }
    }

    private string Card() => random.Next(100) switch
    {
        < 75 => SharedShop.Approved,
        < 85 => SharedShop.Declined,
        < 95 => SharedShop.LostAnswer,
        _ => LostRequest,
    };
}
