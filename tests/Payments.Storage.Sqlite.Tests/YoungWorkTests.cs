using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>The promises of due work where almost every change clears the log, so that rows move to the table all the time.</summary>
public sealed class MovingDueWorkTests : DueWorkSpecification<SqlitePaymentStore, MovingStores>;

public sealed class MovingStoreModelTests : StoreModelSpecification<SqlitePaymentStore, MovingStores>;

public sealed class MovingStores : IStoreSource<SqlitePaymentStore>
{
    private readonly SqliteStores _stores = new() { Configure = options => options.YoungWorkChanges = 2 };

    public SqlitePaymentStore Create(Schema schema) => _stores.Create(schema);

    public ValueTask DisposeAsync() => _stores.DisposeAsync();
}

/// <summary>Where the rows of due work are, and that none is lost on its way.</summary>
public sealed class YoungWorkTests : StoreFixture
{
    private const string InTable = "SELECT count(*) FROM payments_due_work";
    private const string InAll = "SELECT count(*) FROM payments_all_due_work";

    [Fact]
    public async Task Work_that_is_done_at_once_never_comes_into_its_table()
    {
        var store = await OpenAsync();
        await CommitAsync(store, new ChangeSet(Shop).Schedule("expire", "s1", Noon).Schedule("expire", "s2", Noon));
        Assert.Equal((0, 2), (Ask(InTable), Ask(InAll)));

        await CommitAsync(store, new ChangeSet(Shop).Cancel("expire", "s1"));
        Assert.Equal((0, 1), (Ask(InTable), Ask(InAll)));
    }

    [Fact]
    public async Task What_does_not_end_soon_moves_to_the_table_and_the_log_does_not_grow()
    {
        var store = await OpenAsync(configure: options => options.YoungWorkChanges = 10);
        await CommitAsync(store, new ChangeSet(Shop).Schedule("expire", "stays", Noon.AddDays(1)));
        for (var number = 0; number < 100; number++)
        {
            await CommitAsync(store, new ChangeSet(Shop).Schedule("expire", "soon", Noon));
            await CommitAsync(store, new ChangeSet(Shop).Cancel("expire", "soon"));
        }

        Assert.Equal((1, 1), (Ask(InTable), Ask(InAll)));
        Assert.InRange(Ask("SELECT count(*) FROM payments_due_work_log"), 0, 11);
        Assert.Equal("stays", Assert.Single((await ClaimAsync(store, Noon.AddDays(1))).Items).Key);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task A_process_that_dies_leaves_all_work_to_the_next_one(int clearAfter)
    {
        var store = await OpenAsync(configure: options => options.YoungWorkChanges = clearAfter);
        for (var number = 0; number < 30; number++)
            await CommitAsync(store, new ChangeSet(Shop).Schedule("expire", $"s{number:00}", Noon.AddMinutes(number), $"data {number}"));
        for (var number = 0; number < 30; number += 3)
            await CommitAsync(store, new ChangeSet(Shop).Cancel("expire", $"s{number:00}"));
        var claimed = (await ClaimAsync(store, Noon.AddMinutes(4), 2)).Items;
        await CommitAsync(store, new ChangeSet(Shop).Complete(claimed[0]).Retry(claimed[1], Noon.AddMinutes(90)));

        // The files as they are while the process still runs: it had no time to close them.
        using var copy = new TemporaryFile();
        foreach (var end in new[] { "", "-wal" })
            System.IO.File.Copy(File.Path + end, copy.Path + end);
        await using var next = new SqlitePaymentStore(SpecificationSchema.Schema, copy.Options);
        await next.MigrateAsync(Token);

        var left = (await ClaimAsync(next, Noon.AddDays(1))).Items;
        string[] expected =
        [
            .. from number in Enumerable.Range(0, 30) where number % 3 != 0 && number > 2 select $"s{number:00} 0 data {number}",
            "s02 1 data 2",
        ];
        Assert.Equal(expected, left.Select(work => $"{work.Key} {work.Attempt} {work.Data}"));
    }

    [Fact]
    public async Task A_file_that_was_closed_has_all_work_in_its_table()
    {
        var store = await OpenAsync();
        await CommitAsync(store, new ChangeSet(Shop).Schedule("expire", "s1", Noon));
        await store.DisposeAsync();

        Assert.Equal((1, 0), (Ask(InTable), Ask("SELECT count(*) FROM payments_due_work_log")));
        Assert.Single((await ClaimAsync(await OpenAsync(), Noon)).Items);
    }

    [Theory]
    [InlineData(true, "cancel")]
    [InlineData(true, "schedule")]
    [InlineData(true, "once")]
    [InlineData(false, "cancel")]
    [InlineData(false, "schedule")]
    [InlineData(false, "once")]
    public async Task A_transaction_of_the_hosts_changes_young_work_at_its_commit_and_not_before(bool commits, string change)
    {
        var store = await OpenAsync();
        await CommitAsync(store, new ChangeSet(Shop).Schedule("expire", "s1", Noon).Schedule("expire", "s2", Noon));
        using (var connection = OpenByHand())
        {
            using var transaction = connection.BeginTransaction();
            using (var joined = await store.JoinAsync(transaction, Token))
            {
                var changes = new ChangeSet(Shop);
                _ = change switch
                {
                    "cancel" => changes.Cancel("expire", "s1"),
                    "schedule" => changes.Schedule("expire", "s1", Noon.AddHours(1), "host"),
                    _ => changes.ScheduleOnce("expire", "s1", Noon.AddHours(1)),
                };
                Assert.Equal(CommitResult.Committed, await joined.CommitAsync(changes, Token));
                Assert.Equal(CommitResult.Committed, await joined.CommitAsync(new ChangeSet(Shop).Cancel("expire", "other"), Token));
            }

            if (commits)
                transaction.Commit();
        }

        // The writer's next transaction is rolled back, for it changes nothing. What it has seen of the host's stands.
        await CommitAsync(store, new ChangeSet(Shop).Cancel("expire", "nothing"));
        var due = (await ClaimAsync(store, Noon)).Items.Select(work => work.Key);
        Assert.Equal(commits && change != "once" ? ["s2"] : ["s1", "s2"], due);
        var later = (await ClaimAsync(store, Noon.AddHours(1))).Items.Where(work => work.Data == "host");
        Assert.Equal(commits && change == "schedule" ? 1 : 0, later.Count());
        await store.DisposeAsync();
        Assert.Equal(commits && change == "cancel" ? 1 : 2, Ask(InTable));
    }

    [Fact]
    public async Task A_set_that_is_refused_half_way_leaves_young_work_and_sums_as_they_were()
    {
        var store = await OpenAsync();
        var work = new ChangeSet(Shop);
        var begun = work.Begin("expire", "s1", Noon, Noon.AddHours(1));
        await CommitAsync(store, work.Add("balances", "eur", 5));
        var refused = Insert("n1").Add("balances", "eur", 7).Cancel("expire", "s1").Complete(begun);

        Assert.Equal(CommitStatus.LeaseLost, (await CommitAsync(store, refused)).Status);
        Assert.False(await HasAsync(store, "n1"));
        Assert.Equal([new RunningSum("eur", 5)], await store.SumsAsync("balances", Shop, null, null, Token));
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, new ChangeSet(Shop).Complete(begun)));
    }

    private static Task<WorkBatch> ClaimAsync(SqlitePaymentStore store, DateTimeOffset now, int limit = 100) =>
        store.ClaimAsync(["expire"], now, TimeSpan.FromMinutes(1), limit, Token).AsTask();

    private long Ask(string sql)
    {
        using var connection = OpenByHand();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // All are constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
