using System.Net;
using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// One client who makes orders and pays them, without end, while the shop dies under its hands. It behaves as a good client does:
/// a request without an answer is sent again with the same key.
/// </summary>
internal abstract class Client(RunningShop shop, Journal journal, Random random, int number)
{
    protected RunningShop Shop { get; } = shop;

    protected Journal Journal { get; } = journal;

    protected Random Random { get; } = random;

    protected int Number { get; } = number;

    public async Task RunAsync(CancellationToken stop)
    {
        for (var order = 0; !stop.IsCancellationRequested; order++)
        {
            try
            {
                await OrderAsync(order, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    protected abstract Task OrderAsync(int order, CancellationToken stop);

    /// <summary>Sends until it is answered that the thing is made, and answers with the thing.</summary>
    protected async Task<JsonObject> SendUntilAnsweredAsync(
        Func<Task<(HttpStatusCode Status, string Body)>> send,
        string key,
        CancellationToken stop
    )
    {
        for (var first = true; ; first = false)
        {
            if (!first)
                Journal.NoteRepeated();
            if (await TryAsync(async () => ((HttpStatusCode Status, string Body)?)await send(), stop) is not { } answer)
                continue;
            if (answer.Status == HttpStatusCode.OK)
                return JsonNode.Parse(answer.Body)!.AsObject();

            if (answer.Status == HttpStatusCode.ServiceUnavailable)
                Journal.NoteBusy();
            else if (answer.Status != HttpStatusCode.Conflict)
                Journal.Faults.Enqueue($"{key}: {answer.Status} {answer.Body}");
        }
    }

    /// <summary>Null where the connection was lost: nothing is known then.</summary>
    protected async Task<T?> TryAsync<T>(Func<Task<T>> send, CancellationToken stop)
    {
        try
        {
            var answer = await send();
            Journal.NoteAnswer();
            return answer;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or System.Net.Sockets.SocketException
                || (exception is TaskCanceledException && !stop.IsCancellationRequested)
            )
        {
            Journal.NoteLost();
            await Eventually.IsTrueAsync(() => Shop.Api.IsHealthyAsync(stop), "the shop is back", stop);
            return default;
        }
    }
}
