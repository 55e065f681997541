using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// What the two sides have written down, read from outside: the payments file of the shop, and the simulator's own ledger.
/// </summary>
internal sealed class ShopBooks
{
    private ShopBooks(
        IReadOnlyList<BookedSession> sessions,
        IReadOnlyList<BookedCharge> charges,
        IReadOnlyList<JsonObject> ledger,
        IReadOnlyList<BookedEvent> events
    )
    {
        Sessions = sessions;
        Charges = charges;
        SessionOfCharge = charges.ToDictionary(charge => charge.Id, charge => charge.Session);
        Ledger = ledger;
        Events = events;
    }

    public IReadOnlyList<BookedSession> Sessions { get; }

    public IReadOnlyList<BookedCharge> Charges { get; }

    /// <summary>Each charge that Payments knows, to the id of its session.</summary>
    public IReadOnlyDictionary<string, string> SessionOfCharge { get; }

    public IReadOnlyList<JsonObject> Ledger { get; }

    public IReadOnlyList<BookedEvent> Events { get; }

    /// <summary>The keys of the cards that the simulator has charged, each as often as it has.</summary>
    public IEnumerable<string> ChargedKeys => Ledger.Where(line => (string?)line["is"] == "charged").Select(line => (string)line["key"]!);

    /// <summary>The keys by which payers were told to pay and do, each as often as they were told.</summary>
    public IEnumerable<string> PaidByPhone =>
        Ledger.Where(line => (string?)line["is"] == "awaiting" && (string?)line["payer"] != "Refuses").Select(line => (string)line["key"]!);

    public static ShopBooks Read(RunningShop shop)
    {
        using var database = Open(shop);
        var ledger = ReadLedger(shop.LedgerPath);
        var sessions = database.Query<BookedSession>(
            "SELECT id AS Id, json_extract(document, '$.state.is') AS State, coalesce(json_extract(document, '$.client_reference_id'), "
                + "json_extract(document, '$.metadata.order_id'), '') AS Reference, "
                + "coalesce(json_extract(document, '$.origin'), '') AS Origin FROM payments_checkout_sessions"
        );
        var charges = database.Query<BookedCharge>(
            "SELECT id AS Id, json_extract(document, '$.session_id') AS Session, "
                + "json_extract(document, '$.state.is') AS State FROM payments_charges"
        );
        var events = database.Query<BookedEvent>(
            "SELECT id AS Id, json_extract(document, '$.data.is') AS Type, "
                + "coalesce(json_extract(document, '$.data.session.id'), '') AS Session FROM payments_events"
        );
        return new ShopBooks([.. sessions], [.. charges], ledger, [.. events]);
    }

    /// <summary>The keys of the charges that the simulator has made for a session.</summary>
    public IReadOnlyList<string> ChargesOf(string sessionName) =>
        [.. ChargedKeys.Where(key => SessionOfCharge.GetValueOrDefault(key) == sessionName.Split('/')[^1])];

    /// <summary>
    /// The charges that were tried for an order of the shop's own page, oldest first, each with what the simulator noted of it.
    /// </summary>
    public static IReadOnlyList<(string Charge, IReadOnlyList<string> Noted)> OwnPaymentsOf(RunningShop shop, string order)
    {
        var charges = Ask(
            shop,
            "SELECT c.id FROM payments_charges c JOIN payments_payment_intents i ON i.id = json_extract(c.document, "
                + "'$.payment_intent_id') WHERE json_extract(i.document, '$.metadata.order') = @order ORDER BY c.id",
            new { order }
        );
        var ledger = ReadLedger(shop.LedgerPath);
        return
        [
            .. charges.Select(charge =>
                (
                    charge,
                    (IReadOnlyList<string>)[.. ledger.Where(line => (string?)line["key"] == charge).Select(line => (string)line["is"]!)]
                )
            ),
        ];
    }

    /// <summary>What one kind of question to the file answers: the first column of each row.</summary>
    public static IReadOnlyList<string> Ask(RunningShop shop, string sql, object? parameters = null)
    {
        using var database = Open(shop);
        return [.. database.Query<string>(sql, parameters)];
    }

    private static SqliteConnection Open(RunningShop shop)
    {
        var database = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = shop.DatabasePath,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString
        );
        database.Open();
        return database;
    }

    private static List<JsonObject> ReadLedger(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }
}
