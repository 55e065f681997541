using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>A host's own table of orders in the store's file, written in a transaction by one of the usual libraries.</summary>
public abstract class OrderBook : IAsyncDisposable
{
    public const string CreateTable = "CREATE TABLE orders (id TEXT PRIMARY KEY, session TEXT NOT NULL)";

    public abstract DbTransaction Transaction { get; }

    public abstract Task BeginAsync(string path);

    public abstract Task AddAsync(string id, string session);

    public abstract Task CommitAsync();

    public abstract Task RollbackAsync();

    public abstract ValueTask DisposeAsync();
}

public class AdoNetOrders : OrderBook
{
    private SqliteConnection? _connection;

    protected DbConnection Connection => _connection!;

    public override DbTransaction Transaction => Begun!;

    private DbTransaction? Begun { get; set; }

    public override async Task BeginAsync(string path)
    {
        _connection = new SqliteConnection($"Data Source={path}");
        await _connection.OpenAsync();
        Begun = await _connection.BeginTransactionAsync();
    }

    public override async Task AddAsync(string id, string session)
    {
        await using var command = _connection!.CreateCommand();
        command.CommandText = "INSERT INTO orders (id, session) VALUES ($id, $session)";
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$session", session);
        await command.ExecuteNonQueryAsync();
    }

    public override Task CommitAsync() => Transaction.CommitAsync();

    public override Task RollbackAsync() => Transaction.RollbackAsync();

    public override async ValueTask DisposeAsync()
    {
        if (Begun is { } begun)
            await begun.DisposeAsync();
        if (_connection is { } connection)
            await connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class DapperOrders : AdoNetOrders
{
    public override Task AddAsync(string id, string session) =>
        Connection.ExecuteAsync("INSERT INTO orders (id, session) VALUES (@id, @session)", new { id, session }, Transaction);
}

public sealed class EfCoreOrders : OrderBook
{
    private ShopContext? _context;

    public override DbTransaction Transaction => _context!.Database.CurrentTransaction!.GetDbTransaction();

    public override async Task BeginAsync(string path)
    {
        _context = new ShopContext(path);
        await _context.Database.BeginTransactionAsync();
    }

    public override async Task AddAsync(string id, string session)
    {
        _context!.Orders.Add(new ShopOrder { Id = id, Session = session });
        await _context.SaveChangesAsync();
    }

    public override Task CommitAsync() => _context!.Database.CommitTransactionAsync();

    public override Task RollbackAsync() => _context!.Database.RollbackTransactionAsync();

    public override ValueTask DisposeAsync() => _context?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class ShopOrder
{
    public string Id { get; set; } = "";

    public string Session { get; set; } = "";
}

public sealed class ShopContext(string path) : DbContext
{
    public DbSet<ShopOrder> Orders => Set<ShopOrder>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite($"Data Source={path}");

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<ShopOrder>(order =>
        {
            order.ToTable("orders");
            order.Property(one => one.Id).HasColumnName("id");
            order.Property(one => one.Session).HasColumnName("session");
        });
}
