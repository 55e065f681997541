using Dapper;
using Microsoft.Data.Sqlite;

namespace Shop;

/// <summary>The shop's own tables, in a file of their own.</summary>
internal sealed class ShopDatabase(ShopSettings settings) : IDisposable
{
    private const string Recipe = "PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL;";

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>For reading.</summary>
    public async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = settings.OrdersPath }.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync(Recipe);
        return connection;
    }

    /// <summary>Writes, one statement after the other: SQLite lets writers try for its lock again and again, in no order.</summary>
    public async Task WriteAsync(string sql, object? parameters = null)
    {
        await _turn.WaitAsync();
        try
        {
            await using var connection = await OpenAsync();
            await connection.ExecuteAsync(sql, parameters);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task CreateTablesAsync()
    {
        KeepToOneself();
        return WriteAsync(
            """
            CREATE TABLE IF NOT EXISTS shop_orders (
                id TEXT PRIMARY KEY, product TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('awaiting payment', 'paid', 'expired')),
                session_id TEXT, page_url TEXT, created_at TEXT NOT NULL, paid_at TEXT);
            CREATE TABLE IF NOT EXISTS shop_returned_orders (order_id TEXT PRIMARY KEY, returned_at TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS shop_visitors (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, setup_id TEXT);
            CREATE TABLE IF NOT EXISTS shop_own_payments (order_id TEXT PRIMARY KEY, visitor TEXT NOT NULL, intent_id TEXT);
            CREATE TABLE IF NOT EXISTS shop_received_webhooks (
                format TEXT NOT NULL, event_id TEXT NOT NULL, type TEXT NOT NULL, verdict TEXT NOT NULL, body TEXT NOT NULL,
                received_at TEXT NOT NULL, times INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (format, event_id));
            CREATE TABLE IF NOT EXISTS shop_settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
            """
        );
    }

    // Orders name customers, and the settings hold test keys: as Payments does with its own file, only this user may read them.
    // SQLite gives its log the same mode.
    private void KeepToOneself()
    {
        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows())
            return;

        var how = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            UnixCreateMode = Own,
        };
        new FileStream(settings.OrdersPath, how).Dispose();
        File.SetUnixFileMode(settings.OrdersPath, Own);
    }

    /// <summary>The stored value, or a new one that is stored.</summary>
    public async Task<string> GetOrKeepAsync(string name, Func<Task<string>> make)
    {
        await using (var connection = await OpenAsync())
        {
            if (
                await connection.ExecuteScalarAsync<string?>("SELECT value FROM shop_settings WHERE name = @name", new { name }) is { } kept
            )
                return kept;
        }

        var made = await make();
        await WriteAsync("INSERT INTO shop_settings (name, value) VALUES (@name, @made) ON CONFLICT DO NOTHING", new { name, made });
        return made;
    }

    public void Dispose() => _turn.Dispose();
}
