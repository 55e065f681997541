using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Gives the rows of a table the columns that a step added, out of their documents, from the newest to the oldest. Each batch and how far
/// it came are committed together: killed anywhere, it goes on there.
/// </summary>
internal sealed class BackFill
{
    private readonly Schema _schema;
    private readonly SchemaStep _step;
    private readonly string _select;
    private readonly string _update;
    private readonly int[] _columns;

    private BackFill(Schema schema, SchemaStep step, TableAddition addition)
    {
        _schema = schema;
        _step = step;
        Addition = addition;
        var type = addition.Type;
        var table = TableSql.Quote(TableSql.Named(type));
        _select = $"SELECT rowid, id, document FROM {table} WHERE rowid <= @upTo ORDER BY rowid DESC LIMIT @limit";
        var sets = addition.Columns.Select(column => $"{TableSql.Quote(column.Name)} = @{column.Name}");
        _update = $"UPDATE {table} SET {string.Join(", ", sets)} WHERE rowid = @row";
        _columns = [.. addition.Columns.Select(column => type.Columns.ToList().IndexOf(column))];
    }

    public TableAddition Addition { get; }

    /// <summary>Whether nothing may be read or written before it is finished.</summary>
    public bool ComesFirst => Addition.UniqueNames.Count > 0;

    /// <summary>Those of a file that are not finished.</summary>
    public static IReadOnlyList<BackFill> Of(SqliteConnection connection, Schema schema)
    {
        if (connection.Scalar(BackFillSql.Exists) == 0)
            return [];

        using var unfinished = connection.Statement(BackFillSql.Unfinished);
        return
        [
            .. from row in unfinished.Read(row => (Step: (int)row.Number(0), Table: row.Text(1)))
            let step = schema.Steps[row.Step - 1]
            select new BackFill(schema, step, step.Adds.Single(added => added.Type.Table == row.Table)),
        ];
    }

    /// <summary>Fills some rows. True where that was the last of it.</summary>
    /// <param name="commands">Statements of the connection that has a transaction.</param>
    /// <param name="most">How many rows at most.</param>
    /// <exception cref="StoreException">A document cannot be read, or two rows have one name.</exception>
    public bool Step(WriterCommands commands, int most)
    {
        if (At(commands[BackFillSql.UpTo]).First(row => (long?)row.Number(0)) is not { } upTo)
            return true;

        var rows = commands[_select]
            .With("@upTo", upTo)
            .With("@limit", (long)most)
            .Read(row => (Row: row.Number(0), Id: row.Text(1), Document: row.Bytes(2).ToArray()));
        foreach (var (row, id, document) in rows)
            Fill(commands[_update], row, id, document);
        if (rows.Count < most)
            Finish(commands);
        else
            At(commands[BackFillSql.MoveTo]).With("@upTo", rows[^1].Row - 1).Execute();
        return rows.Count < most;
    }

    private void Fill(Statement update, long row, string id, byte[] document)
    {
        try
        {
            var values = Addition.Type.ColumnsOf(Addition.Type.Read(document));
            for (var index = 0; index < _columns.Length; index++)
                update.WithColumn($"@{Addition.Columns[index].Name}", values[_columns[index]]);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException)
        {
            throw new StoreException(
                $"The document of {id} in {TableSql.Named(Addition.Type)} cannot be read, so that its new columns cannot be filled: "
                    + $"{error.Message} Repair the document, or restore a backup.",
                error
            );
        }

        update.With("@row", row).Execute();
    }

    private void Finish(WriterCommands commands)
    {
        try
        {
            foreach (var statement in BackFillSql.Finish(_schema, _step, Addition))
                commands[statement].Execute();
        }
        catch (SqliteException error) when (SqliteErrors.IsTaken(error))
        {
            throw new StoreException(
                $"{TableSql.Named(Addition.Type)} has rows of one owner with the same "
                    + $"{string.Join(" or ", Addition.UniqueNames.Select(column => column.Name))}, which is unique from this release on. "
                    + "Change or remove all but one of them with the release that wrote the file, and start this one again.",
                error
            );
        }
    }

    private Statement At(Statement statement) => statement.With("@step", (long)_step.Number).With("@type", Addition.Type.Table);
}
