using System.Globalization;
using Payments;

namespace Shop;

/// <summary>Where the shop keeps its things, from the command line and the environment.</summary>
internal sealed class ShopSettings
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The shop's own account, in test mode: no real money moves.</summary>
    public static Owner Owner { get; } = Owner.Test("acct_shop");

    /// <summary>The organisation that sells by SyncPay's and Syncgram's interfaces, in many currencies.</summary>
    public static Owner Organization { get; } = Owner.Test("org_shop");

    /// <summary>What Payments keeps.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>The shop's own orders, beside it: in one file the two would wait for each other's commits.</summary>
    public string OrdersPath => Path.ChangeExtension(DatabasePath, ".orders.db");

    /// <summary>The simulator's own books, apart from ours, as a bank's would be.</summary>
    public string SimulatorLedgerPath => Path.ChangeExtension(DatabasePath, ".simulator.jsonl");

    public string? ApiKey { get; init; }

    /// <summary>What the shop's own checkout page shows to browsers: SHOP_PUBLISHABLE_KEY. Null has one made.</summary>
    public string? PublishableKey { get; init; }

    /// <summary>The organisation's key: its own variable, or the shop's with "_org" at its end.</summary>
    public string? OrganizationApiKey { get; init; }

    /// <summary>How long a price stands, in seconds: SHOP_QUOTE_SECONDS or --quote-seconds. Null leaves the library's 30; 5 to 3,600.</summary>
    public int? QuoteSeconds { get; init; }

    public string? WebhookUrl { get; init; }

    public string? WebhookSecret { get; init; }

    public static ShopSettings Read(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        return new ShopSettings
        {
            DatabasePath = Filled(configuration["db"]) ?? "shop.db",
            ApiKey = Filled(configuration["SHOP_API_KEY"]),
            PublishableKey = Filled(configuration["SHOP_PUBLISHABLE_KEY"]),
            OrganizationApiKey = Filled(configuration["SHOP_ORG_API_KEY"]) ?? (Filled(configuration["SHOP_API_KEY"]) is { } key ? key + "_org" : null),
            QuoteSeconds = Seconds(configuration["quote-seconds"]) ?? Seconds(configuration["SHOP_QUOTE_SECONDS"]),
            WebhookUrl = Filled(configuration["SHOP_WEBHOOK_URL"]),
            WebhookSecret = Filled(configuration["SHOP_WEBHOOK_SECRET"]),
        };
    }

    // What is out of range is named at start by Payments itself.
    private static int? Seconds(string? text) => Filled(text) is not { } given ? null
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds
        : throw new InvalidOperationException("SHOP_QUOTE_SECONDS and --quote-seconds take a whole number of seconds.");

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
