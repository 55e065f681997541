using System.Globalization;

namespace Payments.Storage.Sqlite;

/// <summary>
/// What a step adds to a table, and the table of those whose rows do not all have their new columns yet: from the newest row down to
/// up_to they have.
/// </summary>
internal static class BackFillSql
{
    private const string Table = """
        CREATE TABLE IF NOT EXISTS payments_backfills (
            step INTEGER NOT NULL,
            record_type TEXT NOT NULL,
            up_to INTEGER NOT NULL,
            PRIMARY KEY (step, record_type)
        ) WITHOUT ROWID
        """;

    private const string Row = "step = @step AND record_type = @type";

    public const string Exists = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'payments_backfills'";

    public const string Unfinished = "SELECT step, record_type, up_to FROM payments_backfills ORDER BY step, record_type";

    public const string UpTo = $"SELECT up_to FROM payments_backfills WHERE {Row}";

    public const string MoveTo = $"UPDATE payments_backfills SET up_to = @upTo WHERE {Row}";

    /// <summary>
    /// Adds to the table, inside the step's transaction. Columns come empty, which takes no time; their rows are filled later.
    /// </summary>
    public static IEnumerable<string> Begin(Schema schema, SchemaStep step, TableAddition added)
    {
        var type = added.Type;
        foreach (var column in added.Columns)
            yield return TableSql.AddColumn(type, column);
        foreach (var index in TableSql.CreateLists(type, added.Lists))
            yield return index;
        if (added.Columns.Count == 0)
        {
            foreach (var statement in Names(schema, step, added))
                yield return statement;
            yield break;
        }

        if (type.AppendOnly)
        {
            yield return AppendOnlySql.Drop(type, "update");
            yield return AppendOnlySql.RefuseUpdate(schema.ShapeOf(type, step.Number), added.Columns);
        }

        yield return Table;
        yield return "INSERT INTO payments_backfills (step, record_type, up_to) "
            + $"SELECT {Number(step)}, '{type.Table}', coalesce(max(rowid), 0) FROM {TableSql.Quote(TableSql.Named(type))}";
    }

    /// <summary>Ends the filling, in the transaction of its last rows.</summary>
    public static IEnumerable<string> Finish(Schema schema, SchemaStep step, TableAddition added)
    {
        foreach (var statement in Names(schema, step, added))
            yield return statement;
        if (added.Type.AppendOnly)
        {
            yield return AppendOnlySql.Drop(added.Type, "update");
            yield return AppendOnlySql.RefuseUpdate(schema.ShapeOf(added.Type, step.Number), filled: []);
        }

        yield return $"DELETE FROM payments_backfills WHERE step = {Number(step)} AND record_type = '{added.Type.Table}'";
    }

    private static IEnumerable<string> Names(Schema schema, SchemaStep step, TableAddition added)
    {
        foreach (var column in added.UniqueNames)
            yield return TableSql.CreateUnique(added.Type, column);
        if (added.UniqueNames.Count == 0 || !added.Type.AppendOnly)
            yield break;

        yield return AppendOnlySql.Drop(added.Type, "insert");
        yield return AppendOnlySql.RefuseReplace(schema.ShapeOf(added.Type, step.Number));
    }

    private static string Number(SchemaStep step) => step.Number.ToString(CultureInfo.InvariantCulture);
}
