using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.Load;

/// <summary>How a developer writes the endpoint without the library.</summary>
internal enum HandWriting
{
    /// <summary>Three statements, each committed by itself, on the driver's own terms.</summary>
    Ordinary,

    /// <summary>One immediate transaction that waits for the lock as SQLite does.</summary>
    Careful,

    /// <summary>The same, and the requests of this process take turns instead of fighting for the lock.</summary>
    CarefulInTurn,
}

/// <summary>
/// An endpoint over ADO.NET: it checks the API key, repeats the response to a known idempotency key, and otherwise writes session, event
/// and response. In WAL mode at synchronous=FULL, like everything here.
/// </summary>
internal sealed class HandWrittenSite : ISite
{
    private const string Key = "hand_written_key";

    private readonly string _connectionString;
    private readonly HandWriting _writing;
    private readonly SemaphoreSlim _turn = new(1);

    public HandWrittenSite(string path, HandWriting writing)
    {
        _writing = writing;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ConnectionString;
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = wal");
        Execute(connection, "CREATE TABLE keys (hash TEXT PRIMARY KEY, account TEXT)");
        Execute(connection, "CREATE TABLE sessions (id TEXT PRIMARY KEY, account TEXT, document TEXT)");
        Execute(connection, "CREATE TABLE events (id INTEGER PRIMARY KEY, session TEXT, document TEXT)");
        Execute(connection, "CREATE TABLE responses (account TEXT, key TEXT, response TEXT, PRIMARY KEY (account, key))");
        Execute(connection, "INSERT INTO keys VALUES (@hash, 'acct_load')", ("@hash", HashOf(Key)));
    }

    public string Path => "/sessions";

    public long EventsHandedOut => 0;

    private bool IsCareful => _writing != HandWriting.Ordinary;

    public void AddServices(IServiceCollection services) { }

    public void Map(WebApplication app) => app.MapPost("/sessions", CreateAsync);

    public Task<string> IssueKeyAsync(IServiceProvider services) => Task.FromResult(Key);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<IResult> CreateAsync(HttpRequest request)
    {
        var order = await request.ReadFromJsonAsync<Order>();
        if (order is null || !long.TryParse(order.Amount, out var amount) || amount <= 0 || order.Currency.Length != 3)
            return Results.BadRequest();
        if (_writing != HandWriting.CarefulInTurn)
            return Create(request, order);

        await _turn.WaitAsync();
        try
        {
            return Create(request, order);
        }
        finally
        {
            _turn.Release();
        }
    }

    private IResult Create(HttpRequest request, Order order)
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, IsCareful ? "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000" : "PRAGMA synchronous = FULL");
        var apiKey = request.Headers.Authorization.ToString().Split(' ').Last();
        if (Text(connection, "SELECT account FROM keys WHERE hash = @hash", ("@hash", HashOf(apiKey))) is not { } account)
            return Results.StatusCode(StatusCodes.Status403Forbidden);

        using var transaction = IsCareful ? connection.BeginTransaction() : null;
        var key = request.Headers["Idempotency-Key"].ToString();
        const string known = "SELECT response FROM responses WHERE account = @account AND key = @key";
        if (Text(connection, known, ("@account", account), ("@key", key)) is { } repeated)
            return Results.Text(repeated, "application/json");

        var session = new CreatedSession($"cs_{Guid.CreateVersion7():N}", "open", order.Amount, order.Currency);
        var response = JsonSerializer.Serialize(session, JsonSerializerOptions.Web);
        (string, object) id = ("@id", session.Id);
        (string, object) document = ("@document", response);
        Execute(connection, "INSERT INTO sessions VALUES (@id, @account, @document)", id, ("@account", account), document);
        Execute(connection, "INSERT INTO events (session, document) VALUES (@id, @document)", id, document);
        Execute(connection, "INSERT INTO responses VALUES (@account, @key, @document)", ("@account", account), ("@key", key), document);
        transaction?.Commit();
        return Results.Text(response, "application/json");
    }

    private static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static void Execute(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        command.ExecuteNonQuery();
    }

    private static string? Text(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteScalar() as string;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // All SQL is constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
