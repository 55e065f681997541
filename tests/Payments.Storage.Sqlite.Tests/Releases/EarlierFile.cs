using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>Makes a file as an earlier release did: with the tables of its step, and rows without the columns that came later.</summary>
internal static class EarlierFile
{
    public static void Make(string path, int step, Owner owner, IReadOnlyList<(RecordType Type, object Record)> rows, string? work = null)
    {
        var schema = PaymentsSchema.Current;
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute(SqliteSchema.CreateVersions);
        var statements = schema.Steps.Take(step).SelectMany(one => SqliteSchema.StatementsOf(schema, one));

        // The log of young work came with step 6.
        foreach (var statement in statements.Where(sql => step >= 6 || !sql.Contains("due_work_log", StringComparison.Ordinal)))
            connection.Execute(statement);

        connection.Execute("BEGIN");
        foreach (var (type, record) in rows)
            Insert(connection, schema.ShapeOf(type, step), owner, record);
        if (work is not null)
            connection.Execute(work);
        connection.Execute("COMMIT");
    }

    private static void Insert(SqliteConnection connection, TableShape shape, Owner owner, object record)
    {
        var names = shape.Columns.Select(column => column.Name).ToList();
        using var insert = connection.Statement(
            $"INSERT INTO {TableSql.Quote(TableSql.Named(shape.Type))} (account, livemode, id, version, "
                + $"{string.Concat(names.Select(name => $"{TableSql.Quote(name)}, "))}document) "
                + $"VALUES (@account, @livemode, @id, 1, {string.Concat(names.Select(name => $"@{name}, "))}@document)"
        );
        insert.With(owner).With("@id", shape.Type.IdOf(record)).WithText("@document", shape.Type.Serialize(record));
        foreach (var column in shape.Columns)
            insert.WithColumn($"@{column.Name}", column.Read(record));
        insert.Execute();
    }
}
