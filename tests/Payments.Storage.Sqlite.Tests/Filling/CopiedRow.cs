using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>
/// A row of an earlier release that is copied many times. Each copy has the same bytes but for the ends of its ids, its own and those of
/// the rows beside it: temp.copies has those ends, by the payment whose copies they are.
/// </summary>
/// <param name="Payment">Which payment it belongs to.</param>
/// <param name="Table">The table's name in the file.</param>
/// <param name="Values">What each column holds; <see cref="End"/> stands where ids end.</param>
/// <param name="GoesOn">Whether it is open, so that a release that opens the file changes what it stands for.</param>
internal sealed record CopiedRow(int Payment, string Table, IReadOnlyDictionary<string, object?> Values, bool GoesOn)
{
    public const char End = '\u007F';

    public const string CreateCopies = "CREATE TEMP TABLE copies (payment INTEGER NOT NULL, ending TEXT NOT NULL)";

    public void Copy(SqliteConnection connection)
    {
        var columns = string.Join(", ", Values.Keys.Select(TableSql.Quote));
        var values = string.Join(", ", Values.Select(column => Value(column.Key, column.Value)));
        using var insert = With(
            connection.Statement(
                $"INSERT INTO {Table} ({columns}) "
                    + $"SELECT {values} FROM temp.copies AS copy WHERE copy.payment = @payment ORDER BY copy.ending"
            )
        );
        insert.Execute();
    }

    /// <summary>How many copies there are that say what they said at first.</summary>
    public long Kept(SqliteConnection connection)
    {
        var conditions = string.Join(" AND ", Values.Select(column => Condition(column.Key, column.Value)));
        using var count = With(
            connection.Statement(
                $"SELECT count(*) FROM temp.copies AS copy CROSS JOIN {Table} AS kept WHERE copy.payment = @payment AND {conditions}"
            )
        );
        return count.First(row => row.Number(0));
    }

    // Of a row that goes on, the state and its time change, and the version with them.
    private string Condition(string column, object? value) =>
        (GoesOn, column) switch
        {
            (true, "version") => "kept.version >= @version",
            (true, "document") => $"{Fixed("kept.document")} = {Fixed(Value(column, value))}",
            _ => $"kept.{TableSql.Quote(column)} IS {Value(column, value)}",
        };

    private static string Fixed(string document) => $"json_remove({document}, '$.state', '$.updated_at')";

    private static string Value(string column, object? value) =>
        value is string text && text.Contains(End, StringComparison.Ordinal) ? $"replace(@{column}, char(127), copy.ending)" : $"@{column}";

    private Statement With(Statement statement)
    {
        statement.With("@payment", (long)Payment);
        foreach (var (column, value) in Values)
            statement.WithColumn($"@{column}", value);
        return statement;
    }
}
