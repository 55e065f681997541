using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>
/// A list over columns that not every row has yet: what the index knows, and of the rows below it whatever their documents say.
/// </summary>
internal static class UnfilledList
{
    private const string UpTo = "SELECT coalesce(max(up_to), 0) FROM payments_backfills WHERE record_type = @table";

    public static List<Stored<T>> Read<T>(
        SqliteConnection connection,
        RecordType<T> type,
        Owner owner,
        ListQuery query,
        string sql,
        object asked
    )
        where T : class
    {
        // One snapshot: a row that is filled between two reads would be in neither, or in both.
        connection.Execute("BEGIN");
        try
        {
            var found = connection.Query<DocumentRow>(sql, asked).Select(row => row.As(type)).ToDictionary(row => type.IdOf(row.Value));
            foreach (var row in Unfilled(connection, type, owner))
            {
                if (IsIn(query, type, row.Value))
                    found.TryAdd(type.IdOf(row.Value), row);
            }

            var rows = found.Values.ToList();
            rows.Sort((left, right) => Compare(query, Position(query, type, left.Value), Position(query, type, right.Value)));
            return rows.Count > query.Limit ? rows[..query.Limit] : rows;
        }
        finally
        {
            connection.Execute("ROLLBACK");
        }
    }

    private static IEnumerable<Stored<T>> Unfilled<T>(SqliteConnection connection, RecordType<T> type, Owner owner)
        where T : class
    {
        var upTo = connection.ExecuteScalar<long>(UpTo, new { table = type.Table });
        return connection
            .Query<DocumentRow>(
                $"SELECT version, CAST(document AS BLOB) AS document FROM {TableSql.Quote(TableSql.Named(type))} "
                    + "WHERE account = @account AND livemode = @livemode AND rowid <= @upTo",
                new
                {
                    account = owner.Account,
                    livemode = owner.Livemode,
                    upTo,
                },
                buffered: false
            )
            .Select(row => row.As(type));
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
