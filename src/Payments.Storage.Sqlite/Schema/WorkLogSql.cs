namespace Payments.Storage.Sqlite;

/// <summary>
/// The table of what became of young rows of due work: a row for each commit that changed some, as a JSON array of arrays. ["+", account,
/// livemode, kind, key, due_at, visible_at, attempt, high, low, data] is a row as it stands, with times in seconds and its fence as a
/// high part and the low 24 bits; ["-", account, livemode, kind, key] is one that is gone or has moved to the table of due work.
/// </summary>
internal static class WorkLogSql
{
    public static IReadOnlyList<string> Create { get; } =
    ["CREATE TABLE IF NOT EXISTS payments_due_work_log (id INTEGER PRIMARY KEY, changes TEXT NOT NULL)", View];

    // For those who look into the file: all rows of due work, young or not.
    private const string View = """
        CREATE VIEW IF NOT EXISTS payments_all_due_work AS
        SELECT account, livemode, kind, key, due_at, visible_at, attempt, fence, data FROM payments_due_work
        UNION ALL
        SELECT
            change ->> 1, change ->> 2, change ->> 3, change ->> 4, CAST(round((change ->> 5) * 1000) AS INTEGER),
            CAST(round((change ->> 6) * 1000) AS INTEGER), change ->> 7, ((change ->> 8) << 24) + (change ->> 9), change ->> 10
        FROM (
            SELECT
                one.value AS change,
                row_number() OVER (
                    PARTITION BY one.value ->> 1, one.value ->> 2, one.value ->> 3, one.value ->> 4 ORDER BY log.id DESC, one.key DESC
                ) AS newest
            FROM payments_due_work_log AS log, json_each(log.changes) AS one
        )
        WHERE newest = 1 AND change ->> 0 = '+'
        """;

    public const string Append = "INSERT INTO payments_due_work_log (changes) VALUES (@changes)";

    public const string ReadAfter = "SELECT id, changes FROM payments_due_work_log WHERE id > @after ORDER BY id";

    /// <summary>The newest change of one row. Most lines do not have its key, as JSON writes it, and are not parsed.</summary>
    public const string Find = """
        SELECT one.value FROM payments_due_work_log AS log, json_each(log.changes) AS one
        WHERE instr(log.changes, @written) AND one.value ->> 1 = @account AND one.value ->> 2 = @livemode
            AND one.value ->> 3 = @kind AND one.value ->> 4 = @key
        ORDER BY log.id DESC, one.key DESC LIMIT 1
        """;

    public const string Clear = "DELETE FROM payments_due_work_log";

    public const string MoveToTable = """
        INSERT OR REPLACE INTO payments_due_work (account, livemode, kind, key, due_at, visible_at, attempt, fence, data)
        VALUES (@account, @livemode, @kind, @key, @due_at, @visible_at, @attempt, @fence, @data)
        """;
}
