using Payments;

namespace Shop;

/// <summary>Where the shop keeps its things, from the command line and the environment.</summary>
internal sealed class ShopSettings
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The shop's own account, in test mode: no real money moves.</summary>
    public static Owner Owner { get; } = Owner.Test("acct_shop");

    /// <summary>What Payments keeps.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>The shop's own orders, beside it: in one file the two would wait for each other's commits.</summary>
    public string OrdersPath => Path.ChangeExtension(DatabasePath, ".orders.db");

    /// <summary>The simulator's own books, apart from ours, as a bank's would be.</summary>
    public string SimulatorLedgerPath => Path.ChangeExtension(DatabasePath, ".simulator.jsonl");

    public string? ApiKey { get; init; }

    public string? WebhookUrl { get; init; }

    public string? WebhookSecret { get; init; }

    public static ShopSettings Read(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        return new ShopSettings
        {
            DatabasePath = Filled(configuration["db"]) ?? "shop.db",
            ApiKey = Filled(configuration["SHOP_API_KEY"]),
            WebhookUrl = Filled(configuration["SHOP_WEBHOOK_URL"]),
            WebhookSecret = Filled(configuration["SHOP_WEBHOOK_SECRET"]),
        };
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
