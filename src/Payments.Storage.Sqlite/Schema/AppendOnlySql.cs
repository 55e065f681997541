namespace Payments.Storage.Sqlite;

/// <summary>
/// Protects the rows of an append-only table against every process that has the file open. Triggers are part of the file; the settings
/// of a connection are not.
/// </summary>
internal static class AppendOnlySql
{
    /// <summary>SQLite's extended error code where a trigger refuses.</summary>
    public const int Refused = 1811;

    public static IEnumerable<string> Create(RecordType type)
    {
        yield return Trigger(type, "update", "", "is never changed");
        yield return Trigger(type, "delete", "", "is never removed");

        // REPLACE removes conflicting rows, by key, unique name or rowid, and fires no delete trigger on a connection as it
        // is opened. Where an insert names no rowid, SQLite shows -1 here, which it gives to no row by itself.
        string[] ways = ["rowid = NEW.rowid", Owned("id"), .. type.UniqueNames.Select(name => Owned(TableSql.Quote(name.Column.Name)))];
        var taken = string.Join(
            "\n    OR ",
            ways.Select(way => $"EXISTS (SELECT 1 FROM {TableSql.Quote(TableSql.Named(type))} WHERE {way})")
        );
        yield return Trigger(type, "insert", $"WHEN {taken}\n", "is never replaced");
    }

    private static string Trigger(RecordType type, string verb, string when, string never)
    {
        var table = TableSql.Named(type);
        return $"""
            CREATE TRIGGER {TableSql.Quote($"{table}_refuse_{verb}")} BEFORE {verb.ToUpperInvariant()} ON {TableSql.Quote(table)}
            {when}BEGIN
                SELECT RAISE(ABORT, 'A row of {table} {never}. To correct it, post another row that sets it right.');
            END
            """;
    }

    private static string Owned(string column) => $"account = NEW.account AND livemode = NEW.livemode AND {column} = NEW.{column}";
}
