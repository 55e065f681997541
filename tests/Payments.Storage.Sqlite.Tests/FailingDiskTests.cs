using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>What passes and what does not, of a disk that fails.</summary>
public sealed class FailingDiskTests : StoreFixture
{
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;

    [Fact]
    public async Task A_disk_that_is_full_at_a_statement_is_told_by_health_until_a_write_goes_through()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("before"));
        store.Writer.Connection.Execute($"PRAGMA max_page_count = {store.Writer.Connection.Scalar("PRAGMA page_count") + 5}");

        await Assert.ThrowsAsync<StoreException>(() => CommitAsync(store, Big("big")));
        var trouble = store.Writer.Trouble!;
        store.Writer.Connection.Execute("PRAGMA max_page_count = 1000000");

        Assert.Contains("full", trouble.Message, StringComparison.Ordinal);
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Big("big")));
        Assert.Null(await store.CheckAsync(Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task After_a_disk_that_was_full_at_a_commit_the_store_goes_on_by_itself(int times)
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("before"));
        store.Writer.AroundCommit = _ => throw new SqliteException("database or disk is full", Full);
        for (var turn = 0; turn < times; turn++)
            await Assert.ThrowsAsync<StoreUnknownException>(() => CommitAsync(store, Insert($"lost{turn}")));
        var trouble = await store.CheckAsync(Token);
        store.Writer.AroundCommit = commit => commit();

        Assert.Equal((false, true), (trouble!.HasStopped, trouble.Message.Contains("full", StringComparison.Ordinal)));
        Assert.True(await HasAsync(store, "before"));
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("after")));
        Assert.Null(await store.CheckAsync(Token));
        await store.DisposeAsync();
        var again = await OpenAsync();
        Assert.Equal((false, true), (await HasAsync(again, "lost0"), await HasAsync(again, "after")));
    }

    [Fact]
    public async Task A_health_check_notices_that_there_is_room_again_without_any_other_write()
    {
        var store = await OpenAsync();
        store.Writer.AroundCommit = _ => throw new SqliteException("database or disk is full", Full);
        await Assert.ThrowsAsync<StoreUnknownException>(() => CommitAsync(store, Insert("lost")));
        Assert.NotNull(await store.CheckAsync(Token));
        store.Writer.AroundCommit = commit => commit();

        Assert.Null(await store.CheckAsync(Token));
    }

    [Fact]
    public async Task What_the_full_disk_left_of_a_commit_is_taken_out_of_the_log_before_the_next()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("before", new string('x', 50_000)));
        store.Writer.AroundCommit = _ => throw new SqliteException("database or disk is full", Full);
        await Assert.ThrowsAsync<StoreUnknownException>(() => CommitAsync(store, Insert("lost")));
        var length = 0L;
        store.Writer.AroundCommit = commit =>
        {
            length = File.LogLength;
            commit();
        };

        await CommitAsync(store, Insert("after"));

        Assert.Equal(0, length);
    }

    [Fact]
    public async Task A_check_of_a_store_in_order_writes_nothing()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("n1"));
        var (written, length) = (store.Writer.Written, File.LogLength);

        for (var check = 0; check < 100; check++)
            Assert.Null(await store.CheckAsync(Token));

        Assert.Equal((written, length), (store.Writer.Written, File.LogLength));
    }

    [Fact]
    public async Task A_store_that_is_not_open_yet_says_so() =>
        Assert.Contains("open", (await Closed().CheckAsync(Token))!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(IoError, true, true)]
    [InlineData(Corrupt, true, true)]
    [InlineData(IoError, false, false)]
    [InlineData(Full, true, false)]
    public async Task The_host_is_stopped_after_an_unknown_outcome_where_it_chose_that(int code, bool chosen, bool isStopped)
    {
        var lifetime = new Lifetime();
        var services = new ServiceCollection().AddSingleton<IHostApplicationLifetime>(lifetime);
        services.AddPayments().UseSqlite(File.Path, options => options.StopHostWhenStopped = chosen);
        await using var provider = services.BuildServiceProvider();
        var store = (SqlitePaymentStore)provider.GetRequiredService<IPaymentStore>();
        await store.MigrateAsync(Token);
        store.Writer.AroundCommit = _ => throw new SqliteException("the disk did not answer", code);
        var exitCode = Environment.ExitCode;
        try
        {
            await Assert.ThrowsAsync<StoreUnknownException>(() =>
                CommitAsync(store, new ChangeSet(Shop).Schedule("session.expire", "cs_1", Noon))
            );
            if (isStopped)
                await lifetime.Stopped.Task;

            Assert.Equal((isStopped, isStopped ? 1 : exitCode), (lifetime.Stopped.Task.IsCompleted, Environment.ExitCode));
        }
        finally
        {
            Environment.ExitCode = exitCode;
        }
    }

    private static ChangeSet Big(string id) =>
        new ChangeSet(Shop).Insert(SpecificationSchema.Notes, new Note(id, new string('x', 100_000)));

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication() => Stopped.TrySetResult();
    }
}
