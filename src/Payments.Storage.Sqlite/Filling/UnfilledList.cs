using System.Text;

namespace Payments.Storage.Sqlite;

/// <summary>
/// A list over columns that not every row has yet: what the index knows, and of the rows below it whatever their documents say.
/// </summary>
internal static class UnfilledList
{
    private const string UpTo = "SELECT coalesce(max(up_to), 0) FROM payments_backfills WHERE record_type = @table";

    /// <param name="statements">Those of a connection in a transaction: a row that is filled between two reads would be in neither.</param>
    /// <param name="type">The type.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="list">The statement over the index, which finds the rows that have their columns.</param>
    public static List<DocumentRow> Read<T>(PreparedStatements statements, RecordType<T> type, Owner owner, ListQuery query, Statement list)
        where T : class
    {
        var found = list.Read(DocumentRow.Of).Select(row => (Row: row, Record: (object)type.Deserialize(row.Document)));
        var below = Unfilled(statements, type, owner).Where(one => IsIn(query, type, one.Record));
        var rows = found.Concat(below).DistinctBy(one => type.IdOf(one.Record)).ToList();
        rows.Sort((left, right) => Compare(query, Position(query, type, left.Record), Position(query, type, right.Record)));
        return [.. rows.Take(query.Limit).Select(one => one.Row)];
    }

    private static IEnumerable<(DocumentRow Row, object Record)> Unfilled<T>(PreparedStatements statements, RecordType<T> type, Owner owner)
        where T : class
    {
        var upTo = statements[UpTo].With("@table", type.Table).First(row => row.Number(0));
        return statements[
            $"SELECT version, document FROM {TableSql.Quote(TableSql.Named(type))} "
                + "WHERE account = @account AND livemode = @livemode AND rowid <= @upTo"
        ]
            .With(owner)
            .With("@upTo", upTo)
            .Read(DocumentRow.Of)
            .Select(row => (row, (object)type.Deserialize(row.Document)));
    }

    private static bool IsIn(ListQuery query, RecordType type, object record) =>
        (query.Order.Group is null || (query.Order.Group.Read(record) as string) == query.Group)
        && (query.Order.By is null || (query.Order.By.Read(record) is long by && (query.UpTo is null || by <= query.UpTo)))
        && (query.After is not { } after || Compare(query, Position(query, type, record), after) > 0);

    private static ListPosition Position(ListQuery query, RecordType type, object record) =>
        new(query.Order.By?.Read(record) as long? ?? 0, type.IdOf(record));

    private static int Compare(ListQuery query, ListPosition left, ListPosition right)
    {
        var order = left.By.CompareTo(right.By);
        if (order == 0)
            order = Encoding.UTF8.GetBytes(left.Id).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right.Id));
        return query.Descending ? -order : order;
    }
}
