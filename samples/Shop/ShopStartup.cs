using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Payments;

namespace Shop;

/// <summary>Makes the shop's tables, its key and its webhook endpoints, and says how to begin.</summary>
internal sealed class ShopStartup(
    ShopDatabase database, ShopSettings settings, PaymentEngine engine, ReceivedWebhooks webhooks, IServer server) : IHostedLifecycleService
{
    private volatile bool _isReady;

    /// <summary>Whether the key and the webhook endpoints are in place. The server listens a little earlier, because its own address is one of them.</summary>
    public bool IsReady => _isReady;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Payments has made its part of the file ready in StartingAsync.
    public async Task StartAsync(CancellationToken cancellationToken) => await database.CreateTablesAsync();

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var origin = server.Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/').Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        var key = await KeyAsync(cancellationToken);
        await RegisterEndpointsAsync(origin + ShopWebhookEndpoints.Path, cancellationToken);
        _isReady = true;
        Console.Write(ShopBanner.Write(origin, key));
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The key of the environment; else the one that was made at the first start, which the shop keeps because it is a test key.</summary>
    private async Task<string> KeyAsync(CancellationToken cancellationToken)
    {
        if (settings.ApiKey is { } given)
        {
            var imported = await engine.ApiKeys.ImportAsync(ShopSettings.Owner, given, cancellationToken);
            if (imported.IsSuccess)
                return given;
            Console.Error.WriteLine($"SHOP_API_KEY is not used: {imported.Refusal.Message}.");
        }

        return await database.GetOrKeepAsync("api_key", async () => (await engine.ApiKeys.CreateAsync(ShopSettings.Owner, cancellationToken)).Secret);
    }

    private async Task RegisterEndpointsAsync(string url, CancellationToken cancellationToken)
    {
        var secret = await database.GetOrKeepAsync("webhook_secret", () => Task.FromResult(WebhookSecret.FromBytes(RandomNumberGenerator.GetBytes(32)).Reveal()));
        webhooks.Secret = WebhookSecret.TryParse(secret, out var parsed) ? parsed : null;

        var own = await RegisterAsync(url, secret, cancellationToken);
        var outside = settings.WebhookUrl is null ? null : await RegisterAsync(settings.WebhookUrl, settings.WebhookSecret, cancellationToken);

        // At another address than last time the old endpoint leads nowhere; so does one that the environment has replaced.
        foreach (var endpoint in await engine.WebhookEndpoints.ListAsync(ShopSettings.Owner, cancellationToken))
        {
            var isOwn = endpoint.Secrets[0].Text == secret;
            if (isOwn ? endpoint.Id != own.Id : outside is not null && endpoint.Id != outside.Id)
                await engine.WebhookEndpoints.RemoveAsync(ShopSettings.Owner, endpoint.Id, cancellationToken);
        }
    }

    private async Task<WebhookEndpoint> RegisterAsync(string url, string? secret, CancellationToken cancellationToken)
    {
        var request = new WebhookEndpointRequest { Url = url, Format = "synapto", Secret = secret, AllowPrivateNetworks = true };
        var registered = await engine.WebhookEndpoints.RegisterAsync(ShopSettings.Owner, request, cancellationToken);
        if (!registered.IsSuccess)
            throw new InvalidOperationException($"The webhook endpoint {url} is refused: {registered.Refusal.Message}");
        if (secret is null)
            Console.WriteLine($"Webhooks to {url} are signed with {registered.Value.Secrets[0].Text}");
        return registered.Value;
    }
}
