using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>
/// The file that the fourth release wrote, with its payments many times over: all rows of a payment are copied with the ids of their
/// own, in keys, columns and documents alike, and the ledger's sums grow by what they book. The rest of the shop is there once.
/// </summary>
internal sealed partial class MultipliedFile
{
    /// <summary>The time of all ids of that file, which begins them after their prefix; ids of today begin otherwise.</summary>
    public const string BeginOfIds = "032as";

    private const int Letters = 26;
    private const int LengthOfEnding = 4;
    private const int Sample = 200;

    // Of a hundred payments so many are like this one of that release: by the reference of its session, or with a saved card.
    private static readonly (string? Reference, int Share)[] _payments =
    [
        ("paid_gbp", 40),
        ("paid_eur", 15),
        ("paid_usd", 15),
        ("paid_jpy", 8),
        ("paid_kwd", 7),
        ("partly_refunded", 5),
        ("declined", 2),
        (null, 8),
    ];

    private readonly int _count;
    private readonly List<CopiedRow> _rows = [];

    private MultipliedFile(int count) => _count = count;

    /// <summary>How many rows of its tables get new columns.</summary>
    public long RowsToFill { get; private set; }

    public static async Task<MultipliedFile> MakeAsync(TemporaryFile file, int payments)
    {
        await ReleaseFour.UnpackAsync(file);
        var made = new MultipliedFile(payments);
        using var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        connection.Open();
        connection.Execute("PRAGMA synchronous = OFF");
        made.CreateCopies(connection);
        for (var payment = 0; payment < _payments.Length; payment++)
            made._rows.AddRange(RowsOf(connection, payment, _payments[payment].Reference));

        foreach (var row in made._rows)
        {
            row.Copy(connection);
            if (row.Table == "payments_ledger_transactions")
                Book(connection, row, made.CopiesOf(row.Payment));
        }

        made.RowsToFill = Additions.Sum(added => connection.Scalar($"SELECT count(*) FROM {TableSql.Named(added.Type)}"));
        await File.WriteAllLinesAsync($"{file.Path}.old", SomePaid(connection));
        return made;
    }

    /// <summary>What later steps add to tables of that release.</summary>
    public static IEnumerable<TableAddition> Additions =>
        PaymentsSchema.Current.Steps.Skip(4).SelectMany(step => step.Adds).Where(added => added.Columns.Count > 0);

    /// <summary>The rows of which a copy is missing or says something else than that release wrote.</summary>
    public IEnumerable<string> Changed(SqliteConnection connection)
    {
        CreateCopies(connection);
        foreach (var row in _rows.Where(row => row.Table != "payments_due_work"))
        {
            if (row.Kept(connection) is var kept && kept != CopiesOf(row.Payment))
                yield return $"{row.Values["id"]}: {kept} of {CopiesOf(row.Payment)} copies in {row.Table}";
        }
    }

    private void CreateCopies(SqliteConnection connection)
    {
        connection.Execute(CopiedRow.CreateCopies);
        connection.Execute("BEGIN");
        using (var insert = connection.Statement("INSERT INTO temp.copies (payment, ending) VALUES (@payment, @ending)"))
        {
            for (var number = 0; number < _count; number++)
                insert.With("@payment", (long)PaymentOf(number)).With("@ending", Ending(number)).Execute();
        }

        connection.Execute("CREATE INDEX temp.copies_by_payment ON copies (payment, ending)");
        connection.Execute("COMMIT");
    }

    private int CopiesOf(int payment) => Enumerable.Range(0, _count).Count(number => PaymentOf(number) == payment);

    private static int PaymentOf(int number)
    {
        var (payment, share) = (0, number % 100);
        while (share >= _payments[payment].Share)
            share -= _payments[payment++].Share;
        return payment;
    }

    // Letters alone, so that no copy has digits that could be taken for a card's.
    private static string Ending(int number) =>
        string.Create(
            LengthOfEnding,
            number,
            static (ending, number) =>
            {
                for (var at = ending.Length - 1; at >= 0; at--, number /= Letters)
                    ending[at] = (char)('a' + (number % Letters));
            }
        );

    private static IEnumerable<CopiedRow> RowsOf(SqliteConnection connection, int payment, string? reference)
    {
        var intent = reference is null
            ? "json_extract(document, '$.setup_future_usage') = 'OffSession'"
            : $"""
                id = (SELECT json_extract(document, '$.payment_intent_id') FROM payments_checkout_sessions
                WHERE json_extract(document, '$.client_reference_id') = '{reference}')
                """;
        var (id, session, charge, customer, card) = connection.QuerySingle<(string, string?, string, string?, string?)>(
            $"""
            SELECT id, json_extract(document, '$.session_id'), json_extract(document, '$.latest_charge_id'),
                json_extract(document, '$.customer_id'), json_extract(document, '$.payment_method_id')
            FROM payments_payment_intents WHERE {intent}
            """
        );
        var goesOn = reference == "declined";
        var ofPayment = "instr(document, @id) OR instr(document, @charge)";
        (string Table, string Where)[] places =
        [
            ("checkout_sessions", "id = @session"),
            ("payment_intents", "id = @id"),
            ("charges", "id = @charge"),
            ("refunds", ofPayment),
            ("events", ofPayment),
            ("ledger_transactions", ofPayment),
            ("customers", "id = @customer"),
            ("payment_methods", "id = @card"),
            ("due_work", "key IN (@session, @id, @charge)"),
        ];
        return from place in places
            from row in connection
                .Query(
                    $"SELECT * FROM payments_{place.Table} WHERE {place.Where}",
                    new
                    {
                        id,
                        session,
                        charge,
                        customer,
                        card,
                    }
                )
                .Cast<IDictionary<string, object?>>()
            select new CopiedRow(
                payment,
                $"payments_{place.Table}",
                Marked(row),
                goesOn && place.Table is ("checkout_sessions" or "payment_intents")
            );
    }

    private static Dictionary<string, object?> Marked(IDictionary<string, object?> row) =>
        row.ToDictionary(
            column => column.Key,
            column => column.Value is string text ? IdOfRelease().Replace(text, $"${{begin}}{CopiedRow.End}") : column.Value
        );

    /// <summary>Adds what the copies of a transaction book to the sums, as that release did when it posted one.</summary>
    private static void Book(SqliteConnection connection, CopiedRow row, int copies)
    {
        var transaction = JsonNode.Parse((string)row.Values["document"]!)!;
        var day = ((string)transaction["posted_at"]!)[..10];
        using var add = connection.Statement(
            """
            INSERT INTO payments_running_sums (account, livemode, sum, key, value) VALUES (@account, @livemode, 'ledger', @key, @value)
            ON CONFLICT DO UPDATE SET value = value + excluded.value
            """
        );
        foreach (var entry in transaction["entries"]!.AsArray())
        {
            Add((string)entry!["debit"]!, entry, -1);
            Add((string)entry["credit"]!, entry, 1);
        }

        void Add(string account, JsonNode entry, int sign)
        {
            var available = account == "funds" ? (string?)entry["available_on"] ?? day : "-";
            var key = $"{account}|{entry["amount"]!["currency"]}|{Digits(day)}|{(available == "-" ? available : Digits(available))}";
            var value = sign * copies * (long)entry["amount"]!["minor_units"]!;
            add.With(ReleaseFour.Shop).With("@key", key).With("@value", value).Execute();
        }

        static string Digits(string date) => date.Replace("-", "", StringComparison.Ordinal);
    }

    private static IEnumerable<string> SomePaid(SqliteConnection connection) =>
        connection.Query<string>(
            $"""
            SELECT id || ' ' || json_extract(document, '$.payment_intent_id') FROM payments_checkout_sessions
            WHERE json_extract(document, '$.state.is') = 'complete' ORDER BY id LIMIT {Sample}
            """
        );

    // What a text goes on with after an id stays, such as the secret of an intent.
    [GeneratedRegex($"(?<begin>_{BeginOfIds}[0-9A-Za-z]{{13}})[0-9A-Za-z]{{4}}")]
    private static partial Regex IdOfRelease();
}
