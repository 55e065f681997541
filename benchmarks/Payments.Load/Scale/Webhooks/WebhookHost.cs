using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.Load;

/// <summary>
/// The library with one endpoint. A round's deliveries are all on record before its worker starts, so that what makes them does not slow
/// down what sends them.
/// </summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    private const int Resenders = 64;
    private static readonly TimeSpan _settling = TimeSpan.FromMilliseconds(300);

    private readonly LibraryPayments _load;
    private readonly Child _receiver;
    private readonly string _eventId;

    private WebhookHost(LibraryPayments load, Child receiver, int atOnce, string eventId)
    {
        (_load, _receiver, AtOnce, _eventId) = (load, receiver, atOnce, eventId);
    }

    /// <summary>How many posts to the endpoint are under way at once.</summary>
    public int AtOnce { get; }

    /// <param name="path">The database file.</param>
    /// <param name="receiver">The receiver's process.</param>
    /// <param name="url">Where it listens.</param>
    /// <param name="atOnce">How many posts to it at once; the library gives one endpoint a quarter of all.</param>
    public static async Task<WebhookHost> StartAsync(string path, Child receiver, string url, int atOnce)
    {
        var load = new LibraryPayments(builder =>
        {
            builder.Services.AddLogging();
            builder.Services.Configure<PaymentsOptions>(options => options.ConcurrentDeliveries = 4 * atOnce);
            builder.AddCheckoutEndpoints(checkout =>
            {
                checkout.PublicUrl = new Uri("http://127.0.0.1");
                checkout.Webhooks.AllowPrivateNetworks = true;
            });
        });
        await load.StartAsync(path);
        var paid = (await load.Engine.Events.ListAsync(LibraryPayments.Owner)).Value.Items.First(told => told.Data is CheckoutSessionPaid);
        var request = new WebhookEndpointRequest
        {
            Url = url,
            Format = "synapto",
            AllowPrivateNetworks = true,
        };
        if ((await load.Engine.WebhookEndpoints.RegisterAsync(LibraryPayments.Owner, request)).Refusal is { } refusal)
            throw new InvalidOperationException(refusal.Message);
        return new WebhookHost(load, receiver, atOnce, paid.Id);
    }

    public async Task<Received> RoundAsync(int count)
    {
        await Task.Delay(_settling);
        await _load.StopWorkerAsync();
        await _receiver.AskAsync(count.ToString(CultureInfo.InvariantCulture));
        var left = count;
        await Task.WhenAll(
            Enumerable
                .Range(0, Resenders)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Interlocked.Decrement(ref left) >= 0)
                            await _load.Engine.Events.ResendAsync(LibraryPayments.Owner, _eventId);
                    })
                )
        );
        await _load.StartWorkerAsync();
        return JsonSerializer.Deserialize<Received>(await _receiver.AskAsync("wait"), JsonSerializerOptions.Web)!;
    }

    public ValueTask DisposeAsync() => _load.DisposeAsync();
}
