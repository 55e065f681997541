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

    /// <summary>An organisation that has enabled no payment method: each of its checkouts is refused.</summary>
    public static Owner Closed { get; } = Owner.Test("org_closed");

    /// <summary>What Payments keeps.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>The shop's own orders, beside it: in one file the two would wait for each other's commits.</summary>
    public string OrdersPath => Path.ChangeExtension(DatabasePath, ".orders.db");

    /// <summary>The simulator's own ledger, apart from ours, as a bank's would be.</summary>
    public string SimulatorLedgerPath => Path.ChangeExtension(DatabasePath, ".simulator.jsonl");

    public string? ApiKey { get; init; }

    /// <summary>What the shop's own checkout page shows to browsers: SHOP_PUBLISHABLE_KEY. Null has one made.</summary>
    public string? PublishableKey { get; init; }

    /// <summary>The organisation's key: its own variable, or the shop's with "_org" at its end.</summary>
    public string? OrganizationApiKey { get; init; }

    /// <summary>
    /// How long a price is valid, in seconds: SHOP_QUOTE_SECONDS or --quote-seconds. Null leaves the library's 30; 5 to 3,600.
    /// </summary>
    public int? QuoteSeconds { get; init; }

    public string? WebhookUrl { get; init; }

    public string? WebhookSecret { get; init; }

    /// <summary>
    /// The mail server: SHOP_SMTP_HOST and SHOP_SMTP_PORT (25 where it is left out), without encryption or password. Null prints
    /// mails instead.
    /// </summary>
    public string? SmtpHost { get; init; }

    public int SmtpPort { get; init; }

    /// <summary>How long one try to send a mail may take, in seconds: SHOP_SMTP_SECONDS. Null leaves the library's 60.</summary>
    public int? SmtpSeconds { get; init; }

    public static ShopSettings Read(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        return new ShopSettings
        {
            DatabasePath = Filled(configuration["db"]) ?? "shop.db",
            ApiKey = Filled(configuration["SHOP_API_KEY"]),
            PublishableKey = Filled(configuration["SHOP_PUBLISHABLE_KEY"]),
            OrganizationApiKey =
                Filled(configuration["SHOP_ORG_API_KEY"]) ?? (Filled(configuration["SHOP_API_KEY"]) is { } key ? key + "_org" : null),
            QuoteSeconds = Seconds(configuration["quote-seconds"]) ?? Seconds(configuration["SHOP_QUOTE_SECONDS"]),
            SmtpHost = Filled(configuration["SHOP_SMTP_HOST"]),
            SmtpPort = Whole(configuration["SHOP_SMTP_PORT"], "SHOP_SMTP_PORT takes the number of a port.") ?? 25,
            SmtpSeconds = Whole(configuration["SHOP_SMTP_SECONDS"], "SHOP_SMTP_SECONDS takes a whole number of seconds."),
            WebhookUrl = Filled(configuration["SHOP_WEBHOOK_URL"]),
            WebhookSecret = Filled(configuration["SHOP_WEBHOOK_SECRET"]),
        };
    }

    // What is out of range is named at start by Payments itself.
    private static int? Seconds(string? text) => Whole(text, "SHOP_QUOTE_SECONDS and --quote-seconds take a whole number of seconds.");

    private static int? Whole(string? text, string remedy) =>
        Filled(text) is not { } given ? null
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new InvalidOperationException(remedy);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
