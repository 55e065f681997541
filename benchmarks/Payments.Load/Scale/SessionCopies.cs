using Microsoft.Data.Sqlite;

namespace Payments.Load;

/// <summary>
/// Fills a file that no store has open with copies of a few sessions that the library made, with their intents and charges: the rows have
/// all columns of their templates, and ids of their own that rise, also inside their documents. Ledger and events are not copied.
/// </summary>
internal static class SessionCopies
{
    /// <summary>After how many sessions the templates come again.</summary>
    public const int Slots = 25;

    private const int Batch = 100_000;
    private const int StemLength = 12;

    private static readonly string[] _prefixes = ["cs", "pi", "ch"];
    private static readonly string[] _tables = ["payments_checkout_sessions", "payments_payment_intents", "payments_charges"];

    /// <summary>Makes so many copies, and returns what their ids begin with after the prefix.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="templates">By slot: the ids of a session, its intent, and its charge where it has one.</param>
    /// <param name="count">How many sessions.</param>
    public static string Make(string path, IReadOnlyList<(string Session, string Intent, string? Charge)> templates, int count)
    {
        var stem = templates[0].Session.Substring("cs_".Length, StemLength);
        Copy(path, templates, count, stem);

        // Else the first checkpoint of what is measured would wait for all of it.
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
        return stem;
    }

    /// <summary>The id of a copy.</summary>
    public static string IdOf(string prefix, string stem, int number) => $"{prefix}{stem}{number:D10}";

    private static void Copy(string path, IReadOnlyList<(string Session, string Intent, string? Charge)> templates, int count, string stem)
    {
        using var connection = RawFile.Open(path);

        // Nobody else has the file, and one that a crash leaves half filled is thrown away.
        Execute(connection, "PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA cache_size = -262144; PRAGMA temp_store = memory");
        Execute(connection, "CREATE TEMP TABLE templates (slot INTEGER PRIMARY KEY, cs TEXT, pi TEXT, ch TEXT)");
        for (var slot = 0; slot < Slots; slot++)
        {
            var (session, intent, charge) = templates[slot];
            Execute(
                connection,
                "INSERT INTO templates VALUES (@slot, @cs, @pi, @ch)",
                ("@slot", slot),
                ("@cs", session),
                ("@pi", intent),
                ("@ch", charge ?? "")
            );
        }

        var statements = _tables.Select(table => CopyOf(connection, table)).ToList();
        for (var first = 0; first < count; first += Batch)
        {
            Execute(connection, "BEGIN IMMEDIATE");
            foreach (var statement in statements)
                Execute(connection, statement, ("@first", first), ("@end", Math.Min(count, first + Batch)), ("@stem", stem));
            Execute(connection, "COMMIT");
        }

        Execute(connection, "PRAGMA journal_mode = wal");
    }

    private static string CopyOf(SqliteConnection connection, string table)
    {
        var columns = new List<(string Name, bool IsText)>();
        using (var asked = Command(connection, "SELECT name, type FROM pragma_table_info(@table)", ("@table", table)))
        using (var rows = asked.ExecuteReader())
        {
            while (rows.Read())
                columns.Add(($"\"{rows.GetString(0)}\"", rows.GetString(1) == "TEXT"));
        }

        var template = table switch
        {
            "payments_checkout_sessions" => "cs",
            "payments_payment_intents" => "pi",
            _ => "ch",
        };
        var copied = columns.Select(column => column.IsText ? Renamed($"made.{column.Name}") : $"made.{column.Name}");
        return $"""
            WITH RECURSIVE numbers (n) AS (SELECT @first UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < @end)
            INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))})
            SELECT {string.Join(", ", copied)}
            FROM numbers
            CROSS JOIN templates ON templates.slot = numbers.n % {Slots}
            CROSS JOIN {table} AS made
                ON made.account = '{LibraryPayments.Owner.Account}' AND made.livemode = 0 AND made.id = templates.{template}
            """;

        // A text that is empty is found nowhere and nothing is replaced.
        static string Renamed(string column) =>
            _prefixes.Aggregate(
                column,
                (text, prefix) => $"replace({text}, templates.{prefix}, '{prefix}_' || @stem || printf('%010d', n))"
            );
    }

    private static void Execute(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(
        SqliteConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object Value)> parameters
    )
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names in it are of the library's own tables and columns.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
