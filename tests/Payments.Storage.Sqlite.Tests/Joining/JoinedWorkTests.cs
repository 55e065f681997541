using Microsoft.Data.Sqlite;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>
/// Due work in transactions of the host's that follow one another, before the writer has seen what became of its young rows.
/// </summary>
public sealed class JoinedWorkTests : StoreFixture
{
    [Theory]
    [InlineData(4096)]
    [InlineData(2)]
    public async Task What_one_transaction_canceled_the_next_one_schedules_anew(int clearAfter)
    {
        var store = await WithYoungAsync(clearAfter, "s1");
        await InTransactionAsync(store, new ChangeSet(Shop).Cancel("expire", "s1"));
        await InTransactionAsync(store, new ChangeSet(Shop).ScheduleOnce("expire", "s1", Noon));

        Assert.Equal(["s1 "], await DueAsync(store));
    }

    [Fact]
    public async Task What_one_transaction_scheduled_anew_the_next_one_cancels()
    {
        var store = await WithYoungAsync(4096, "s1", "s2");
        await InTransactionAsync(store, new ChangeSet(Shop).Schedule("expire", "s1", Noon, "second"));
        await InTransactionAsync(store, new ChangeSet(Shop).Cancel("expire", "s1"));

        await store.DisposeAsync();
        Assert.Equal(["s2 first"], await DueAsync(await OpenAsync()));
    }

    [Fact]
    public async Task What_one_transaction_scheduled_anew_the_next_one_keeps()
    {
        var store = await WithYoungAsync(4096, "s1");
        await InTransactionAsync(store, new ChangeSet(Shop).Schedule("expire", "s1", Noon, "second"));
        await InTransactionAsync(store, new ChangeSet(Shop).ScheduleOnce("expire", "s1", Noon));

        Assert.Equal(["s1 second"], await DueAsync(store));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lease_that_one_transaction_has_used_is_lost_to_the_next(bool completes)
    {
        var store = await WithYoungAsync(4096, "s1");
        var claimed = Assert.Single((await ClaimAsync(store, Noon)).Items);
        await InTransactionAsync(store, new ChangeSet(Shop).Retry(claimed, Noon));
        var late = completes ? new ChangeSet(Shop).Complete(claimed) : new ChangeSet(Shop).Retry(claimed, Noon);
        await InTransactionAsync(store, late, CommitResult.LeaseLost);

        Assert.Equal(1, Assert.Single((await ClaimAsync(store, Noon)).Items).Attempt);
    }

    [Fact]
    public async Task A_lease_is_used_by_a_transaction_after_another_that_was_rolled_back()
    {
        var store = await WithYoungAsync(4096, "s1");
        var claimed = Assert.Single((await ClaimAsync(store, Noon)).Items);
        using (var connection = OpenByHand())
        using (var transaction = connection.BeginTransaction())
        using (var joined = await store.JoinAsync(transaction, Token))
            await joined.CommitAsync(new ChangeSet(Shop).Complete(claimed), Token);
        await InTransactionAsync(store, new ChangeSet(Shop).Complete(claimed));

        Assert.Empty(await DueAsync(store));
    }

    [Fact]
    public async Task Two_that_join_one_transaction_see_what_the_other_did()
    {
        var store = await WithYoungAsync(4096, "s1");
        using (var connection = OpenByHand())
        using (var transaction = connection.BeginTransaction())
        {
            using var one = await store.JoinAsync(transaction, Token);
            using var other = await store.JoinAsync(transaction, Token);
            await one.CommitAsync(new ChangeSet(Shop).Cancel("expire", "s1"), Token);
            await other.CommitAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon, "second"), Token);
            await one.CommitAsync(new ChangeSet(Shop).ScheduleOnce("expire", "s1", Noon), Token);
            transaction.Commit();
        }

        Assert.Equal(["s1 second"], await DueAsync(store));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_savepoint_of_the_hosts_that_is_rolled_back_takes_back_what_became_of_young_work(bool cancels)
    {
        var store = await WithYoungAsync(4096, "s1");
        using (var connection = OpenByHand())
        using (var transaction = connection.BeginTransaction())
        {
            using var joined = await store.JoinAsync(transaction, Token);
            transaction.Save("item");
            await joined.CommitAsync(
                cancels ? new ChangeSet(Shop).Cancel("expire", "s1") : new ChangeSet(Shop).Schedule("expire", "s1", Noon, "taken back"),
                Token
            );
            transaction.Rollback("item");
            await joined.CommitAsync(new ChangeSet(Shop).ScheduleOnce("expire", "s1", Noon), Token);
            transaction.Commit();
        }

        Assert.Equal(["s1 first"], await DueAsync(store));
    }

    [Fact]
    public async Task A_key_that_another_begins_with_is_another()
    {
        var store = await WithYoungAsync(4096, "s1", "s10");
        await InTransactionAsync(store, new ChangeSet(Shop).Cancel("expire", "s1"));

        Assert.Equal(["s10 first"], await DueAsync(store));
    }

    [Fact]
    public async Task Keys_that_JSON_writes_in_another_way_are_found_too()
    {
        string[] keys = ["", "a\"b", "a\\b", "ü+ß", "🙂", "a%_b", "<'>"];
        var store = await WithYoungAsync(4096, keys);
        foreach (var key in keys)
        {
            await InTransactionAsync(store, new ChangeSet(Shop).Cancel("expire", key));
            await InTransactionAsync(store, new ChangeSet(Shop).ScheduleOnce("expire", key, Noon));
        }

        Assert.Equal(keys.Select(key => key + " ").Order(StringComparer.Ordinal), await DueAsync(store));
    }

    [Fact]
    public async Task What_the_writer_cannot_read_of_others_it_reads_again()
    {
        var store = await WithYoungAsync(4096, "s1");
        using (var connection = OpenByHand())
        {
            Execute(connection, "INSERT INTO payments_due_work_log (changes) VALUES ('not JSON')");
            for (var tries = 0; tries < 2; tries++)
                await Assert.ThrowsAsync<StoreException>(() => CommitAsync(store, Insert("n1")));
            Execute(connection, "DELETE FROM payments_due_work_log WHERE changes = 'not JSON'");
        }

        await InTransactionAsync(store, new ChangeSet(Shop).Cancel("expire", "s1"));
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("n1")));
        Assert.Empty(await DueAsync(store));
    }

    [Fact]
    public async Task Empty_texts_are_texts()
    {
        var store = await OpenAsync(configure: options => options.YoungWorkChanges = 2);
        await CommitAsync(store, new ChangeSet(Shop).Schedule("expire", "s1", Noon, "").Add("total", "", 3));
        for (var number = 0; number < 10; number++)
            await CommitAsync(store, new ChangeSet(Shop).Schedule("expire", "soon", Noon.AddDays(1)));
        using (var connection = OpenByHand())
        using (var transaction = connection.BeginTransaction())
        {
            using var joined = await store.JoinAsync(transaction, Token);
            await joined.CommitAsync(new ChangeSet(Shop).Add("total", "", 4).Schedule("expire", "s2", Noon, ""), Token);
            Assert.Equal([new RunningSum("", 7)], await joined.SumsAsync("total", Shop, null, null, Token));
            transaction.Commit();
        }

        Assert.Equal([new RunningSum("", 7)], await store.SumsAsync("total", Shop, null, null, Token));
        Assert.All((await ClaimAsync(store, Noon)).Items, work => Assert.Equal("", work.Data));
    }

    private async Task<SqlitePaymentStore> WithYoungAsync(int clearAfter, params string[] keys)
    {
        var store = await OpenAsync(configure: options => options.YoungWorkChanges = clearAfter);
        var changes = new ChangeSet(Shop);
        foreach (var key in keys)
            changes.Schedule("expire", key, Noon, "first");
        await CommitAsync(store, changes);
        return store;
    }

    private async Task InTransactionAsync(SqlitePaymentStore store, ChangeSet changes, CommitResult? expected = null)
    {
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, Token);
        Assert.Equal(expected ?? CommitResult.Committed, await joined.CommitAsync(changes, Token));
        await transaction.CommitAsync(Token);
    }

    private static async Task<IEnumerable<string>> DueAsync(SqlitePaymentStore store) =>
        (await ClaimAsync(store, Noon)).Items.Select(work => $"{work.Key} {work.Data}").Order(StringComparer.Ordinal);

    private static Task<WorkBatch> ClaimAsync(SqlitePaymentStore store, DateTimeOffset now) =>
        store.ClaimAsync(["expire"], now, TimeSpan.FromMinutes(1), 100, Token).AsTask();

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // All are constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
