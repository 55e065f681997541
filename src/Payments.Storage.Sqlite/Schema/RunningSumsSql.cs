namespace Payments.Storage.Sqlite;

/// <summary>
/// The table of running sums. Its rows are small, so they live in the primary key's own tree. A sum that leaves the range of an
/// integer becomes a floating-point number in SQLite, which the check refuses.
/// </summary>
internal static class RunningSumsSql
{
    /// <summary>SQLite's extended error code where a check refuses.</summary>
    public const int OutOfRange = 275;

    public const string Add = """
        INSERT INTO payments_running_sums (account, livemode, sum, key, value) VALUES (@account, @livemode, @sum, @key, @delta)
        ON CONFLICT (account, livemode, sum, key) DO UPDATE SET value = value + excluded.value
        """;

    public const string One =
        "SELECT value FROM payments_running_sums WHERE account = @account AND livemode = @livemode AND sum = @sum AND key = @key";

    public const string Set = """
        INSERT INTO payments_running_sums (account, livemode, sum, key, value) VALUES (@account, @livemode, @sum, @key, @value)
        ON CONFLICT (account, livemode, sum, key) DO UPDATE SET value = excluded.value
        """;

    public const string From = $"{Select} ORDER BY key";

    public const string FromBefore = $"{Select} AND key < @before ORDER BY key";

    /// <summary>The statement that reads a range of an owner's sums.</summary>
    public static Statement Range(PreparedStatements statements, Owner owner, string sum, string? from, string? before)
    {
        var statement = statements[before is null ? From : FromBefore].With(owner).With("@sum", sum).With("@from", from ?? "");
        return before is null ? statement : statement.With("@before", before);
    }

    public const string Create = """
        CREATE TABLE payments_running_sums (
            account TEXT NOT NULL,
            livemode INTEGER NOT NULL CHECK (livemode IN (0, 1)),
            sum TEXT NOT NULL,
            key TEXT NOT NULL,
            value INTEGER NOT NULL CHECK (typeof(value) = 'integer'),
            PRIMARY KEY (account, livemode, sum, key)
        ) WITHOUT ROWID
        """;

    private const string Select =
        "SELECT key, value FROM payments_running_sums WHERE account = @account AND livemode = @livemode AND sum = @sum AND key >= @from";
}
