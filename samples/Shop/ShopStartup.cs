using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Payments;

namespace Shop;

/// <summary>Makes the shop's tables, its key and its webhook endpoints, and says how to begin.</summary>
internal sealed class ShopStartup(
    ShopDatabase database,
    ShopSettings settings,
    PaymentEngine engine,
    ReceivedWebhooks webhooks,
    IServer server
) : IHostedLifecycleService
{
    private volatile bool _isReady;

    /// <summary>
    /// Whether the key and the webhook endpoints are in place. The server listens a little earlier, because its own address is
    /// one of them.
    /// </summary>
    public bool IsReady => _isReady;

    /// <summary>What browsers pay with on the shop's own page; known once it has started.</summary>
    public string PublishableKey { get; private set; } = "";

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Payments has made its part of the file ready in StartingAsync.
    public async Task StartAsync(CancellationToken cancellationToken) => await database.CreateTablesAsync();

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var origin = server
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First()
            .TrimEnd('/')
            .Replace("[::]", "127.0.0.1", StringComparison.Ordinal)
            .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        var key = await KeyAsync(ShopSettings.Owner, settings.ApiKey, "SHOP_API_KEY", "api_key", cancellationToken);
        PublishableKey = await PublishableKeyAsync(cancellationToken);
        var organizationKey = await KeyAsync(
            ShopSettings.Organization,
            settings.OrganizationApiKey,
            "SHOP_ORG_API_KEY",
            "organization_api_key",
            cancellationToken
        );
        var closedKey = await KeyAsync(ShopSettings.Closed, given: null, "", "closed_api_key", cancellationToken);
        var enabled = await engine.AcceptedMethods.SetAsync(ShopSettings.Organization, OrganizationSetup.Methods, cancellationToken);
        if (!enabled.IsSuccess)
            throw new InvalidOperationException($"The organisation's payment methods are refused: {enabled.Refusal.Message}");
        await engine.AcceptedMethods.SetAsync(ShopSettings.Closed, [], cancellationToken);
        await RegisterEndpointsAsync(origin, cancellationToken);
        _isReady = true;
        Console.Write(ShopBanner.Write(origin, key, PublishableKey, organizationKey, closedKey));
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// The key of the environment; else the one that was made at the first start, which the shop keeps because it is a test key.
    /// </summary>
    private async Task<string> KeyAsync(Owner owner, string? given, string variable, string name, CancellationToken cancellationToken)
    {
        if (given is not null)
        {
            var imported = await engine.ApiKeys.ImportAsync(owner, given, cancellationToken);
            if (imported.IsSuccess)
                return given;
            Console.Error.WriteLine($"{variable} is not used: {imported.Refusal.Message}.");
        }

        return await database.GetOrKeepAsync(name, async () => (await engine.ApiKeys.CreateAsync(owner, cancellationToken)).Secret);
    }

    private async Task<string> PublishableKeyAsync(CancellationToken cancellationToken)
    {
        if (settings.PublishableKey is { } given)
        {
            var imported = await engine.ApiKeys.ImportPublishableAsync(ShopSettings.Owner, given, cancellationToken);
            if (imported.IsSuccess)
                return given;
            Console.Error.WriteLine($"SHOP_PUBLISHABLE_KEY is not used: {imported.Refusal.Message}.");
        }

        return await engine.ApiKeys.GetPublishableAsync(ShopSettings.Owner, cancellationToken);
    }

    private async Task RegisterEndpointsAsync(string origin, CancellationToken cancellationToken)
    {
        var secret = await database.GetOrKeepAsync(
            "webhook_secret",
            () => Task.FromResult(WebhookSecret.FromBytes(RandomNumberGenerator.GetBytes(32)).Reveal())
        );
        webhooks.Secret = WebhookSecret.TryParse(secret, out var parsed) ? parsed : null;

        foreach (var (owner, formats) in ShopWebhookEndpoints.Formats)
        {
            List<WebhookEndpoint> wanted = [];
            foreach (var format in formats)
            {
                wanted.Add(await RegisterAsync(owner, format, origin + ShopWebhookEndpoints.PathOf(format), secret, cancellationToken));
                if (settings.WebhookUrl is { } outside)
                    wanted.Add(await RegisterAsync(owner, format, outside, settings.WebhookSecret, cancellationToken));
            }

            // At another address than last time an old endpoint leads nowhere; so does one that the environment has replaced.
            foreach (var endpoint in await engine.WebhookEndpoints.ListAsync(owner, cancellationToken))
            {
                var isOwn = endpoint.Secrets[0].Text == secret;
                if (wanted.All(kept => kept.Id != endpoint.Id) && (isOwn || settings.WebhookUrl is not null))
                    await engine.WebhookEndpoints.RemoveAsync(owner, endpoint.Id, cancellationToken);
            }
        }
    }

    private async Task<WebhookEndpoint> RegisterAsync(
        Owner owner,
        string format,
        string url,
        string? secret,
        CancellationToken cancellationToken
    )
    {
        var request = new WebhookEndpointRequest
        {
            Url = url,
            Format = format,
            Secret = secret,
            AllowPrivateNetworks = true,
        };
        var registered = await engine.WebhookEndpoints.RegisterAsync(owner, request, cancellationToken);
        if (!registered.IsSuccess)
            throw new InvalidOperationException($"The webhook endpoint {url} is refused: {registered.Refusal.Message}");
        if (secret is null)
            Console.WriteLine($"Webhooks to {url} are signed with {registered.Value.Secrets[0].Text}");
        return registered.Value;
    }
}
