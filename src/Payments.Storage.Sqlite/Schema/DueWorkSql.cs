using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments.Storage.Sqlite;

/// <summary>
/// The table of due work. Its rows are small, so they live in the primary key's own tree. Until it is claimed a row can be
/// claimed from its due time (visible_at = due_at); under a lease visible_at is the lease's end.
/// </summary>
internal static class DueWorkSql
{
    private const string Row = "account = @account AND livemode = @livemode AND kind = @kind AND key = @key";

    public const string GreatestKey =
        "SELECT max(key) FROM payments_due_work WHERE account = @account AND livemode = @livemode AND kind = @kind";

    public const string Exists = $"SELECT 1 FROM payments_due_work WHERE {Row}";

    /// <summary>Takes the place of a row, whose lease is lost. Fences begin far apart, so that the new one is nobody's.</summary>
    public const string Replace =
        $"UPDATE payments_due_work SET due_at = @due_at, visible_at = @visible_at, attempt = 0, fence = @fence, data = @data WHERE {Row}";

    public const string Cancel = $"DELETE FROM payments_due_work WHERE {Row}";

    public const string Complete = $"DELETE FROM payments_due_work WHERE {Row} AND fence = @fence";

    public const string Retry =
        "UPDATE payments_due_work SET due_at = @due_at, visible_at = @due_at, attempt = "
        + $"attempt + 1, fence = fence + 1 WHERE {Row} AND fence = @fence";

    /// <summary>The first rows of one kind, the longest claimable first; one kind at a time, for then the index gives the order.</summary>
    public const string SelectDue = """
        SELECT account, livemode, key, due_at, visible_at, attempt, fence, data FROM payments_due_work
        WHERE kind = @kind AND visible_at <= @now
        ORDER BY visible_at, account, livemode, key LIMIT @limit
        """;

    public const string Lease = $"UPDATE payments_due_work SET visible_at = @until, fence = fence + 1 WHERE {Row} AND fence = @fence";

    /// <summary>When the next row of the kinds (a JSON array) can be claimed; one look into the index for each.</summary>
    public const string NextDue = """
        SELECT min(first) FROM (
            SELECT (SELECT min(visible_at) FROM payments_due_work WHERE kind = asked.value) AS first FROM json_each(@kinds) AS asked)
        """;

    /// <summary>The parameter of <see cref="NextDue"/>.</summary>
    public static string Asked(IReadOnlyList<string> kinds) => JsonSerializer.Serialize(kinds, DueWorkJson.Default.IReadOnlyListString);

    public static IReadOnlyList<string> Create { get; } =
    [
        """
            CREATE TABLE payments_due_work (
                account TEXT NOT NULL,
                livemode INTEGER NOT NULL CHECK (livemode IN (0, 1)),
                kind TEXT NOT NULL,
                key TEXT NOT NULL,
                due_at INTEGER NOT NULL CHECK (typeof(due_at) = 'integer'),
                visible_at INTEGER NOT NULL CHECK (typeof(visible_at) = 'integer'),
                attempt INTEGER NOT NULL CHECK (attempt >= 0),
                fence INTEGER NOT NULL CHECK (fence >= 0),
                data TEXT,
                PRIMARY KEY (account, livemode, kind, key)
            ) WITHOUT ROWID
            """,
        "CREATE INDEX payments_due_work_by_kind ON payments_due_work (kind, visible_at, account, livemode, key)",
    ];
}

/// <summary>Written at build time, so that it works in a trimmed program too.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DueWorkJson : JsonSerializerContext;
