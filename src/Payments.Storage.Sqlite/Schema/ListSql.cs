using System.Collections.Concurrent;

namespace Payments.Storage.Sqlite;

/// <summary>
/// The statements over the lists of one record type, each made when it is first asked for. All are ranges of the list's index, or of the
/// primary key where the order is that of the id alone.
/// </summary>
internal sealed class ListSql(RecordType type)
{
    private readonly string _table = TableSql.Quote(TableSql.Named(type));
    private readonly ConcurrentDictionary<(Conditions Of, bool Skips), string> _pages = new();
    private readonly ConcurrentDictionary<(Conditions Of, bool OfFilled), string> _counts = new();

    public string Page(ListQuery query) =>
        _pages.GetOrAdd((Conditions.Of(query), query.Skip > 0), (key, sql) => sql.Page(key.Of, key.Skips), this);

    /// <param name="query">What is counted.</param>
    /// <param name="ofFilled">Only of rows above @upTo, which have all columns.</param>
    public string Count(ListQuery query, bool ofFilled = false) =>
        _counts.GetOrAdd((Conditions.Of(query), ofFilled), (key, sql) => sql.Count(key.Of, key.OfFilled), this);

    // The index holds no document: a row that is passed over is not looked up.
    private string Page(Conditions of, bool skips)
    {
        var way = of.Descending ? " DESC" : "";
        var by = of.Order.By is null ? "" : $"{TableSql.Quote(of.Order.By.Name)}{way}, ";
        return $"{TableSql.Document} {_table} WHERE {of.Text} ORDER BY {by}id{way} LIMIT @limit{(skips ? " OFFSET @skip" : "")}";
    }

    private string Count(Conditions of, bool ofFilled) =>
        $"SELECT count(*) FROM {_table} WHERE {of.Text}{(ofFilled ? " AND rowid > @upTo" : "")}";

    private enum Bound
    {
        None,
        From,
        After,
    }

    private sealed record Conditions(ListOrder Order, bool Descending, bool HasPlace, bool HasUpTo, Bound Low, bool HasHigh)
    {
        public static Conditions Of(ListQuery query)
        {
            var range = ListRange.Of(query);
            return new(
                query.Order,
                query.Descending,
                query.Order.By is not null && query.After is not null,
                query.UpTo is not null,
                range.Low is null ? Bound.None
                    : range.WithLow ? Bound.From
                    : Bound.After,
                range.High is not null
            );
        }

        public string Text
        {
            get
            {
                var by = Order.By is null ? null : TableSql.Quote(Order.By.Name);
                var conditions = new List<string> { TableSql.Owned };
                if (Order.Group is not null)
                    conditions.Add($"{TableSql.Quote(Order.Group.Name)} = @group");
                if (by is not null)
                    conditions.Add($"{by} IS NOT NULL"); // Else the planner would not know that the partial index has all of them.
                if (HasUpTo)
                    conditions.Add($"{by} <= @most");
                if (HasPlace)
                    conditions.Add($"({by}, id) {(Descending ? '<' : '>')} (@afterBy, @afterId)");
                if (Low != Bound.None)
                    conditions.Add($"id {(Low == Bound.From ? ">=" : ">")} @low");
                if (HasHigh)
                    conditions.Add("id < @high");
                return string.Join(" AND ", conditions);
            }
        }
    }
}
