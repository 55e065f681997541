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
    /// <param name="lists">The statements over the index, which finds the rows that have their columns.</param>
    public static List<DocumentRow> Read<T>(PreparedStatements statements, RecordType<T> type, Owner owner, ListQuery query, ListSql lists)
        where T : class
    {
        // What is passed over can be in either part.
        var whole = query with
        {
            Skip = 0,
            Limit = (int)Math.Min((long)query.Limit + query.Skip, int.MaxValue),
        };
        var found = statements[lists.Page(whole)]
            .With(owner)
            .With(whole)
            .Read(DocumentRow.Of)
            .Select(row => (Row: row, Record: (object)type.Deserialize(row.Document)));
        var below = Unfilled(statements, type, owner).Where(one => IsIn(query, type, one.Record));
        var rows = found.Concat(below).DistinctBy(one => type.IdOf(one.Record)).ToList();
        rows.Sort((left, right) => Compare(query, Position(query, type, left.Record), Position(query, type, right.Record)));
        return [.. rows.Skip(query.Skip).Take(query.Limit).Select(one => one.Row)];
    }

    /// <summary>How many there are. The parameters are those of <see cref="Read"/>.</summary>
    public static long Count<T>(PreparedStatements statements, RecordType<T> type, Owner owner, ListQuery query, ListSql lists)
        where T : class =>
        statements[lists.Count(query, ofFilled: true)]
            .With(owner)
            .With(query)
            .With("@upTo", UpToOf(statements, type))
            .First(row => row.Number(0)) + Unfilled(statements, type, owner).Count(one => IsIn(query, type, one.Record));

    private static IEnumerable<(DocumentRow Row, object Record)> Unfilled<T>(PreparedStatements statements, RecordType<T> type, Owner owner)
        where T : class =>
        statements[$"SELECT version, document FROM {TableSql.Quote(TableSql.Named(type))} WHERE {TableSql.Owned} AND rowid <= @upTo"]
            .With(owner)
            .With("@upTo", UpToOf(statements, type))
            .Read(DocumentRow.Of)
            .Select(row => (row, (object)type.Deserialize(row.Document)));

    private static long UpToOf(PreparedStatements statements, RecordType type) =>
        statements[UpTo].With("@table", type.Table).First(row => row.Number(0));

    private static bool IsIn(ListQuery query, RecordType type, object record) =>
        (query.Order.Group is null || (query.Order.Group.Read(record) as string) == query.Group)
        && (query.Order.By is null || (query.Order.By.Read(record) is long by && (query.UpTo is null || by <= query.UpTo)))
        && (query.IdFrom is not { } from || Utf8Order.Compare(type.IdOf(record), from) >= 0)
        && (query.IdBefore is not { } before || Utf8Order.Compare(type.IdOf(record), before) < 0)
        && (query.After is not { } after || Compare(query, Position(query, type, record), after) > 0);

    private static ListPosition Position(ListQuery query, RecordType type, object record) =>
        new(query.Order.By?.Read(record) as long? ?? 0, type.IdOf(record));

    private static int Compare(ListQuery query, ListPosition left, ListPosition right)
    {
        var order = left.By.CompareTo(right.By);
        if (order == 0)
            order = Utf8Order.Compare(left.Id, right.Id);
        return query.Descending ? -order : order;
    }
}
