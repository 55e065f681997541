namespace Payments.Storage.Sqlite;

/// <summary>
/// Protects the rows of an append-only table against every process that has the file open. Triggers are part of the file; the settings
/// of a connection are not.
/// </summary>
internal static class AppendOnlySql
{
    /// <summary>SQLite's extended error code where a trigger refuses.</summary>
    public const int Refused = 1811;

    public static IEnumerable<string> Create(TableShape shape) =>
        [RefuseUpdate(shape, filled: []), Trigger(shape.Type, "delete", "", "", "is never removed"), RefuseReplace(shape)];

    public static string RefuseReplace(TableShape shape)
    {
        var type = shape.Type;

        // REPLACE removes conflicting rows, by key, unique name or rowid, and fires no delete trigger on a connection as it
        // is opened. Where an insert names no rowid, SQLite shows -1 here, which it gives to no row by itself.
        string[] ways = ["rowid = NEW.rowid", Owned("id"), .. shape.UniqueNames.Select(name => Owned(TableSql.Quote(name.Column.Name)))];
        var taken = string.Join(
            "\n    OR ",
            ways.Select(way => $"EXISTS (SELECT 1 FROM {TableSql.Quote(TableSql.Named(type))} WHERE {way})")
        );
        return Trigger(type, "insert", "", $"WHEN {taken}\n", "is never replaced");
    }

    /// <summary>Refuses updates, but not of columns that are being filled from the documents of the rows.</summary>
    public static string RefuseUpdate(TableShape shape, IReadOnlyList<Column> filled)
    {
        string[] others =
        [
            "account",
            "livemode",
            "id",
            "version",
            "document",
            .. shape.Columns.Except(filled).Select(column => column.Name),
        ];
        var columns = filled.Count == 0 ? "" : $" OF {string.Join(", ", others.Select(TableSql.Quote))}";
        return Trigger(shape.Type, "update", columns, "", "is never changed");
    }

    public static string Drop(RecordType type, string verb) => $"DROP TRIGGER {TableSql.Quote(Name(type, verb))}";

    private static string Name(RecordType type, string verb) => $"{TableSql.Named(type)}_refuse_{verb}";

    private static string Trigger(RecordType type, string verb, string columns, string when, string never)
    {
        var table = TableSql.Named(type);
        return $"""
            CREATE TRIGGER {TableSql.Quote(Name(type, verb))} BEFORE {verb.ToUpperInvariant()}{columns} ON {TableSql.Quote(table)}
            {when}BEGIN
                SELECT RAISE(ABORT, 'A row of {table} {never}. To correct it, post another row that sets it right.');
            END
            """;
    }

    private static string Owned(string column) => $"account = NEW.account AND livemode = NEW.livemode AND {column} = NEW.{column}";
}
