using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>Holds what a schema declares against what a file has. Columns and indexes that it does not know are left alone.</summary>
internal static class DeclaredSchema
{
    private const string ColumnsOf = "SELECT name FROM pragma_table_info(@table)";

    private const string Indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'payments!_%' ESCAPE '!'";

    /// <exception cref="StoreException">The file lacks something, and what to do about it.</exception>
    public static void Require(SqliteConnection connection, Schema schema, string path)
    {
        using var named = connection.Statement(Indexes);
        var indexes = named.Read(row => row.Text(0)).ToHashSet(StringComparer.Ordinal);
        using var listed = connection.Statement(ColumnsOf);
        foreach (var type in schema.Types)
        {
            var table = TableSql.Named(type);
            var columns = listed.With("@table", table).Read(row => row.Text(0)).ToHashSet(StringComparer.Ordinal);
            if (columns.Count == 0)
                throw Lacks($"the table {table}");
            if (type.Columns.FirstOrDefault(column => !columns.Contains(column.Name)) is { } column)
                throw Lacks($"the column {column.Name} of {table}");
            if (type.UniqueNames.FirstOrDefault(name => !indexes.Contains(TableSql.UniqueIndex(type, name.Column))) is { } name)
                throw Lacks($"the unique name {name.Column.Name} of {table}");
            if (type.Lists.FirstOrDefault(list => list.Columns.Any() && !indexes.Contains(TableSql.ListIndex(type, list))) is { } missing)
                throw Lacks($"the list {missing.Name} of {table}");
        }

        StoreException Lacks(string what) =>
            new(
                $"{path} lacks {what}, which this release declares, though it has its schema {schema.Version}. Either a table was changed "
                    + "by hand: restore a backup; or the declaration was, after a file was made by it: add it in a further "
                    + $"{nameof(SchemaStep)}."
            );
    }
}
