using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Providers;

namespace Payments.Benchmarks.Load;

/// <summary>
/// What receivers that never answer cost the others: how long a sound endpoint waits for an event, and how long a payer waits for a
/// payment, alone and beside black holes with a thousand deliveries each. The same payments run in both, in turn on one file each.
/// </summary>
internal static class HangingReceivers
{
    private const int Payments = 600;

    private static readonly Owner _shop = Owner.Test("acct_load");
    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(string[] args)
    {
        var holes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
        var events = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1000;
        var alone = await MeasureAsync(0, 0);
        var beside = await MeasureAsync(holes, events);
        Console.WriteLine(
            $"Milliseconds, {Payments} payments, {holes} black holes with {events} deliveries each. {DateTime.UtcNow:yyyy-MM-dd}"
        );
        Console.WriteLine("| | alone | beside | ratio |");
        Console.WriteLine("|---|---|---|---|");
        Print("delay of a delivery, median", alone.Delays, beside.Delays, 0.5);
        Print("delay of a delivery, p99", alone.Delays, beside.Delays, 0.99);
        Print("a payment, median", alone.Payments, beside.Payments, 0.5);
        Print("a payment, p99", alone.Payments, beside.Payments, 0.99);
        Console.WriteLine($"Tries at black holes meanwhile: {beside.Tries}");
    }

    private static void Print(string what, List<double> alone, List<double> beside, double share)
    {
        var (left, right) = (Quantile(alone, share), Quantile(beside, share));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {left:0.0} | {right:0.0} | {right / left:0.00} |"));
    }

    private static async Task<(List<double> Delays, List<double> Payments, int Tries)> MeasureAsync(int holes, int events)
    {
        var folder = Directory.CreateTempSubdirectory("payments-holes-");
        var sender = new Receivers();
        var services = new ServiceCollection();
        services.AddPayments().UseSqlite(Path.Combine(folder.FullName, "load.db")).UseSimulator();
        services.AddSingleton<IWebhookSender>(sender).AddSingleton<IWebhookFormat>(new IdFormat());
        var provider = services.BuildServiceProvider();
        await using (provider)
        {
            var engine = provider.GetRequiredService<PaymentEngine>();
            await engine.StartAsync();
            await Task.WhenAll(Enumerable.Range(0, holes).Select(number => Task.Run(() => FillAsync(engine, number, events))));
            var request = new WebhookEndpointRequest
            {
                Url = "https://shop.example/",
                Format = "id",
                EventTypes = [CheckoutSessionPaid.TypeName],
            };
            await engine.WebhookEndpoints.RegisterAsync(_shop, request);

            var workers = provider.GetServices<IHostedService>().ToList();
            foreach (var worker in workers)
                await worker.StartAsync(CancellationToken.None);
            var tokenizer = provider.GetRequiredService<PaymentSimulator>();
            for (var number = 0; number < 20; number++)
                await PayAsync(engine, tokenizer, sender);
            var measured = new List<(double Payment, Task<double> Delay)>();
            for (var number = 0; number < Payments; number++)
            {
                measured.Add(await PayAsync(engine, tokenizer, sender));
                await Task.Delay(_pace);
            }

            var delays = await Task.WhenAll(measured.Select(payment => payment.Delay)).WaitAsync(TimeSpan.FromMinutes(5));
            foreach (var worker in workers)
                await worker.StopAsync(CancellationToken.None);
            folder.Delete(recursive: true);
            return ([.. delays], [.. measured.Select(payment => payment.Payment)], sender.Tries);
        }
    }

    /// <summary>An owner whose endpoint never answers, with so many deliveries to it.</summary>
    private static async Task FillAsync(PaymentEngine engine, int number, int events)
    {
        var owner = Owner.Test($"acct_hole{number}");
        var session = await engine.CheckoutSessions.CreateAsync(owner, Request());
        await engine.CheckoutSessions.ExpireAsync(owner, session.Value.Id);
        var happened = (await engine.Events.ListAsync(owner)).Value.Items[0];
        await engine.WebhookEndpoints.RegisterAsync(
            owner,
            new WebhookEndpointRequest { Url = $"https://hole.example/{number}", Format = "id" }
        );
        for (var sent = 0; sent < events; sent++)
            await engine.Events.ResendAsync(owner, happened.Id);
    }

    private static async Task<(double Payment, Task<double> Delay)> PayAsync(
        PaymentEngine engine,
        PaymentSimulator tokenizer,
        Receivers sender
    )
    {
        var session = (await engine.CheckoutSessions.CreateAsync(_shop, Request())).Value;
        var card = await tokenizer.TokenizeAsync(new CardDetails("4242424242424242", 12, 2040, "123"), CancellationToken.None);
        var begun = Stopwatch.GetTimestamp();
        await engine.CheckoutSessions.PayAsync(_shop, session.Id, card.Value);
        var paid = Stopwatch.GetTimestamp();
        return (Stopwatch.GetElapsedTime(begun, paid).TotalMilliseconds, DelayAsync());

        async Task<double> DelayAsync() =>
            Math.Max(0, Stopwatch.GetElapsedTime(paid, await sender.ArrivalOfAsync(session.Id)).TotalMilliseconds);
    }

    private static CheckoutSessionRequest Request() => new() { Amount = Money.FromMinorUnits(10000, "GBP") };

    private static double Quantile(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));

    private sealed class IdFormat : IWebhookFormat
    {
        public string Name => "id";

        public TimeSpan AcknowledgeWithin => TimeSpan.FromSeconds(10);

        public string? Render(PaymentEvent paymentEvent) =>
            paymentEvent.Data switch
            {
                CheckoutSessionPaid paid => paid.Session.Id,
                CheckoutSessionExpired expired => expired.Session.Id,
                _ => null,
            };

        public IReadOnlyList<KeyValuePair<string, string>> Sign(
            WebhookDelivery delivery,
            IReadOnlyList<string> secrets,
            DateTimeOffset now
        ) => [];
    }

    /// <summary>Takes what it is sent at once, and at a black hole nothing until the time is over.</summary>
    private sealed class Receivers : IWebhookSender
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _arrivals = new();
        private int _tries;

        public int Tries => _tries;

        public Task<long> ArrivalOfAsync(string sessionId) => ArrivalOf(sessionId).Task;

        public async Task<WebhookSendResult> SendAsync(WebhookPost post, CancellationToken cancellationToken)
        {
            if (post.Url.Host != "hole.example")
            {
                ArrivalOf(post.Body).TrySetResult(Stopwatch.GetTimestamp());
                return new WebhookSendResult(200, null, null);
            }

            Interlocked.Increment(ref _tries);
            await Task.Delay(post.Timeout, cancellationToken);
            return new WebhookSendResult(null, "Timeout", null);
        }

        private TaskCompletionSource<long> ArrivalOf(string sessionId) =>
            _arrivals.GetOrAdd(sessionId, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
