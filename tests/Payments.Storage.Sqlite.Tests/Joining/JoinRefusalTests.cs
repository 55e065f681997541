using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>What is no transaction to join, and what the exception tells to do.</summary>
public sealed class JoinRefusalTests : StoreFixture
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("{1}/./payments.db")]
    [InlineData("{1}/link.db")]
    [InlineData("{1}/../{2}/payments.db")]
    public async Task The_file_counts_and_not_how_it_is_written(string path)
    {
        var store = await OpenAsync();
        var directory = Path.GetDirectoryName(File.Path)!;
        System.IO.File.CreateSymbolicLink(Path.Combine(directory, "link.db"), File.Path);
        using var connection = Connect(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, path, File.Path, directory, Path.GetFileName(directory))
        );
        using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, Token);
        await joined.CommitAsync(Insert("n1"), Token);
        await transaction.CommitAsync(Token);

        Assert.True(await HasAsync(store, "n1"));
    }

    [Fact]
    public async Task Another_file_is_refused_and_both_are_named()
    {
        var store = await OpenAsync();
        using var other = new TemporaryFile();
        using var connection = Connect(other.Path);
        using var transaction = connection.BeginTransaction();

        var refused = await RefusedAsync<ArgumentException>(store, transaction);
        Assert.Contains(other.Path, refused, StringComparison.Ordinal);
        Assert.Contains(File.Path, refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_memory_and_an_attached_one_are_refused()
    {
        var store = await OpenAsync();
        using var connection = Connect(":memory:");
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "ATTACH $path AS payments";
            command.Parameters.AddWithValue("$path", File.Path);
            command.ExecuteNonQuery();
        }

        using var transaction = connection.BeginTransaction();
        Assert.Contains("Open it on that file", await RefusedAsync<ArgumentException>(store, transaction), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hard_link_is_refused_because_it_would_have_a_log_of_its_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "ln");
        var store = await OpenAsync();
        var link = Path.Combine(Path.GetDirectoryName(File.Path)!, "hard.db");
        using (var made = Process.Start("ln", [File.Path, link]))
            await made.WaitForExitAsync(Token);
        using var connection = Connect(link);
        using var transaction = connection.BeginTransaction(deferred: true);

        Assert.Contains("hard link", await RefusedAsync<ArgumentException>(store, transaction), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_of_another_driver_is_refused()
    {
        var store = await OpenAsync();
        await using var foreign = new ForeignTransaction();

        Assert.Contains("SqliteTransaction", await RefusedAsync<ArgumentException>(store, foreign), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_connection_is_refused()
    {
        var store = await OpenAsync();
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        connection.Close();

        Assert.Contains("Begin another one", await RefusedAsync<InvalidOperationException>(store, transaction), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deferred_transaction_that_has_read_what_is_old_now_is_refused()
    {
        var store = await OpenAsync();
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction(deferred: true);
        Read(connection);
        await CommitAsync(store, Insert("meanwhile"));

        Assert.Contains("deferred", await RefusedAsync<InvalidOperationException>(store, transaction), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deferred_transaction_takes_the_lock_when_it_is_joined()
    {
        var store = await OpenAsync(configure: options => options.BusyTimeout = TimeSpan.FromSeconds(1));
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction(deferred: true);
        Read(connection);
        using var joined = await store.JoinAsync(transaction, Token);

        await Assert.ThrowsAsync<StoreBusyException>(() => CommitAsync(store, Insert("n1")));
        Assert.Null(await joined.GetAsync(SpecificationSchema.Notes, Shop, "n1", Token));
        await transaction.CommitAsync(Token);
    }

    [Fact]
    public async Task A_lock_that_another_holds_is_waited_for_and_then_reported_as_busy()
    {
        var store = await OpenAsync();
        using var other = OpenByHand();
        using var writing = other.BeginTransaction();
        using var connection = Connect(File.Path, timeout: 1);
        using var transaction = connection.BeginTransaction(deferred: true);

        Assert.Contains("Another connection", await RefusedAsync<StoreBusyException>(store, transaction), StringComparison.Ordinal);
        await writing.RollbackAsync(Token);
        using var joined = await store.JoinAsync(transaction, Token);
        Assert.False(joined.HasEnded);
    }

    [Theory]
    [InlineData("OFF")]
    [InlineData("NORMAL")]
    public async Task A_connection_that_does_not_wait_for_the_disk_is_refused(string synchronous)
    {
        var store = await OpenAsync();
        using var connection = OpenByHand();
        using (var command = connection.CreateCommand())
        {
#pragma warning disable CA2100 // A word of this test.
            command.CommandText = $"PRAGMA synchronous = {synchronous}";
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        using var transaction = connection.BeginTransaction();
        Assert.Contains(
            "PRAGMA synchronous = FULL",
            await RefusedAsync<InvalidOperationException>(store, transaction),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_connection_that_only_reads_is_refused()
    {
        var store = await OpenAsync();
        using var connection = new SqliteConnection($"Data Source={File.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: true);

        await RefusedAsync<StoreException>(store, transaction);
    }

    private static void Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM payments_notes";
        command.ExecuteScalar();
    }

    private static SqliteConnection Connect(string path, int timeout = 30)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Default Timeout={timeout}");
        connection.Open();
        return connection;
    }

    private static async Task<string> RefusedAsync<T>(SqlitePaymentStore store, DbTransaction transaction)
        where T : Exception => (await Assert.ThrowsAsync<T>(async () => await store.JoinAsync(transaction, Token))).Message;

    private sealed class ForeignTransaction : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.Serializable;

        protected override DbConnection? DbConnection => null;

        public override void Commit() { }

        public override void Rollback() { }
    }
}
