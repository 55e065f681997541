using Payments.Providers;
using Payments.Storage;

namespace Payments.PowerCuts;

/// <summary>Several who buy at once and without end, until the disk is gone.</summary>
internal sealed class Callers(CutShop shop, OutsideBooks books)
{
    private const int AtOnce = 8;
    private const string LostAnswer = "4000009770000019";
    private const string LostRequest = "4000009770000027";

    public async Task RunAsync()
    {
        try
        {
            await shop.Engine.StartAsync();
        }
        catch (StoreException gone)
        {
            await Console.Error.WriteLineAsync(gone.Message);
            return;
        }

        // Who had no answer before the cut pays again; nobody may be charged twice for it.
        var unanswered = new Queue<string>(books.Opened.Except(books.Paid).ToArray().TakeLast(100));
        using var stop = new CancellationTokenSource();
        var worker = Task.Run(() => DoDueWorkAsync(stop.Token));
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => BuyAsync(unanswered))));
        await stop.CancelAsync();
        await worker;
    }

    private async Task BuyAsync(Queue<string> unanswered)
    {
        try
        {
            while (true)
            {
                string? again;
                lock (unanswered)
                    unanswered.TryDequeue(out again);
                await PayAsync(again ?? await OpenAsync());
            }
        }
        catch (StoreException) { }
    }

    private async Task<string> OpenAsync()
    {
        var price = Money.FromMinorUnits(Random.Shared.Next(100, 100_000), Random.Shared.Next(2) == 0 ? Currency.Gbp : Currency.Eur);
        var session = await shop.Engine.CheckoutSessions.CreateAsync(CutShop.Owner, new() { Amount = price, NeverExpires = true });
        books.NoteOpened(session.Value.Id);
        return session.Value.Id;
    }

    private async Task PayAsync(string session)
    {
        var card = await shop.Simulator.TokenizeAsync(new CardDetails(CardNumber(), 12, 2040, "123"), CancellationToken.None);
        var attempt = await shop.Engine.CheckoutSessions.PayAsync(CutShop.Owner, session, card.Value);
        if (attempt.IsSuccess && attempt.Value.Session.IsPaid)
            books.NotePaid(session);
    }

    private async Task DoDueWorkAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await shop.Engine.RunDueWorkAsync(stop);
                await Task.Delay(20, stop);
            }
        }
        catch (Exception gone) when (gone is StoreException or OperationCanceledException) { }
    }

    private static string CardNumber() =>
        Random.Shared.Next(20) switch
        {
            0 => LostAnswer,
            1 => LostRequest,
            _ => TestCards.All[0].Number,
        };
}
