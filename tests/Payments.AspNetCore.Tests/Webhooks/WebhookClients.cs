using System.Net;

namespace Payments.AspNetCore.Tests.Webhooks;

/// <summary>Short ways to a client under test and to one attempt.</summary>
internal static class WebhookClients
{
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    public static WebhookHttpClient Development(TimeProvider? clock = null, ResolveHost? resolve = null) =>
        new(new WebhookDeliveryOptions { AllowPrivateNetworks = true }, clock ?? new SteppedClock(Now), resolve ?? Nobody);

    public static WebhookHttpClient Guarded(RefusedConnections network, ResolveHost? resolve = null) =>
        new(new WebhookDeliveryOptions(), new SteppedClock(Now), resolve ?? Nobody, network.OpenAsync);

    public static ResolveHost Answer(params string[] addresses) => (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse));

    public static Task<WebhookResponse> PostAsync(
        this WebhookHttpClient client,
        Uri url,
        CancellationToken cancellationToken,
        bool livemode = false
    ) => client.PostAsync(url, "{}"u8.ToArray(), [], livemode, TimeLimit, cancellationToken);

    public static Task<WebhookResponse> PostAsync(
        this WebhookHttpClient client,
        Uri url,
        CancellationToken cancellationToken,
        params KeyValuePair<string, string>[] headers
    ) => client.PostAsync(url, "{}"u8.ToArray(), headers, livemode: false, TimeLimit, cancellationToken);

    private static Task<IPAddress[]> Nobody(string host, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"Nothing was expected to look up {host}.");
}
