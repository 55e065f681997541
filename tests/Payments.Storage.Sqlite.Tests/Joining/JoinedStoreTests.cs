using Microsoft.Data.Sqlite;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>The storage contract inside the host's transaction.</summary>
public sealed class JoinedStoreTests : StoreFixture
{
    [Fact]
    public async Task A_refused_set_leaves_the_transaction_as_it_was()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("before", "taken"));
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, Token);

        Assert.Equal(CommitResult.Committed, await joined.CommitAsync(Insert("first"), Token));
        Assert.Equal(
            CommitResult.Duplicate("notes", "title"),
            await joined.CommitAsync(
                new ChangeSet(Shop)
                    .Insert(SpecificationSchema.Counters, new Counter("c1", 1))
                    .Schedule("work", "w1", Noon)
                    .Insert(SpecificationSchema.Notes, new Note("refused", Title: "taken")),
                Token
            )
        );
        Assert.Equal(
            CommitResult.Conflict("counters"),
            await joined.CommitAsync(
                new ChangeSet(Shop)
                    .Insert(SpecificationSchema.Notes, new Note("refused"))
                    .Update(SpecificationSchema.Counters, new Stored<Counter>(new("c2", 1), 4), new("c2", 2)),
                Token
            )
        );
        var lost = new DueWork(Shop, "work", "w2", Noon, 0, 1, null);
        Assert.Equal(CommitResult.LeaseLost, await joined.CommitAsync(Insert("refused").Complete(lost), Token));
        Assert.Equal(CommitResult.Committed, await joined.CommitAsync(Insert("last").Schedule("work", "w3", Noon), Token));
        await transaction.CommitAsync(Token);

        Assert.True(await HasAsync(store, "first"));
        Assert.True(await HasAsync(store, "last"));
        Assert.False(await HasAsync(store, "refused"));
        Assert.Null(await store.GetAsync(SpecificationSchema.Counters, Shop, "c1", Token));
        Assert.Equal(["w3"], (await store.ClaimAsync(["work"], Noon, TimeSpan.FromMinutes(1), 10, Token)).Items.Select(work => work.Key));
    }

    [Fact]
    public async Task Reads_see_what_the_transaction_wrote_and_others_do_not()
    {
        var store = await OpenAsync();
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, Token);
        var notes = SpecificationSchema.Notes;
        await joined.CommitAsync(Insert("n1", "title").Add("total", "key", 3), Token);
        await joined.CommitAsync(Insert("n2").Add("total", "key", 4), Token);

        var found = await joined.FindAsync(notes, SpecificationSchema.ByTitle, Shop, "title", Token);
        Assert.Equal((new Note("n1", Title: "title"), 1L), (found!.Value, found.Version));
        Assert.Equal(
            ["n2"],
            (
                await joined.ListAsync(
                    notes,
                    Shop,
                    new ListQuery(SpecificationSchema.ById, 10) { After = new ListPosition(0, "n1") },
                    Token
                )
            ).Select(one => one.Value.Id)
        );
        Assert.Equal(7, (await joined.SumsAsync("total", Shop, null, null, Token)).Single().Value);
        Assert.Equal(
            CommitResult.Committed,
            await joined.CommitAsync(new ChangeSet(Shop).Update(notes, found, found.Value with { Title = "title" }), Token)
        );
        Assert.Equal(2, (await joined.GetAsync(notes, Shop, "n1", Token))!.Version);
        Assert.False(await HasAsync(store, "n1"));
        Assert.Empty(await store.SumsAsync("total", Shop, null, null, Token));
    }

    [Fact]
    public async Task A_savepoint_of_the_host_takes_back_what_was_written_after_it()
    {
        var store = await OpenAsync();
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, Token);
        await joined.CommitAsync(Insert("kept"), Token);
        transaction.Save("item");
        await joined.CommitAsync(Insert("taken back"), Token);
        Assert.Equal(CommitResult.Duplicate("notes", null), await joined.CommitAsync(Insert("kept"), Token));
        transaction.Rollback("item");
        Assert.Null(await joined.GetAsync(SpecificationSchema.Notes, Shop, "taken back", Token));
        await transaction.CommitAsync(Token);

        Assert.True(await HasAsync(store, "kept"));
        Assert.False(await HasAsync(store, "taken back"));
    }

    [Fact]
    public async Task A_sum_out_of_range_refuses_its_set_and_nothing_else()
    {
        var store = await OpenAsync();
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, Token);
        await joined.CommitAsync(Insert("kept").Add("total", "key", long.MaxValue), Token);
        await Assert.ThrowsAsync<StoreException>(async () => await joined.CommitAsync(Insert("refused").Add("total", "key", 1), Token));
        await transaction.CommitAsync(Token);

        Assert.True(await HasAsync(store, "kept"));
        Assert.False(await HasAsync(store, "refused"));
    }

    [Fact]
    public async Task Due_work_is_not_claimed_inside()
    {
        var store = await OpenAsync();
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, Token);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await joined.ClaimAsync(["work"], Noon, TimeSpan.FromMinutes(1), 1, Token)
        );
        Assert.Contains("Claim it outside", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_has_ended_takes_nothing_more_and_nothing_is_written_beside_it()
    {
        var store = await OpenAsync();
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, Token);
        Assert.False(joined.HasEnded);
        await transaction.RollbackAsync(Token);

        Assert.True(joined.HasEnded);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await joined.CommitAsync(Insert("late"), Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await joined.GetAsync(SpecificationSchema.Notes, Shop, "n", Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.JoinAsync(transaction, Token));
        using var next = connection.BeginTransaction();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await joined.CommitAsync(Insert("late"), Token));
        await next.CommitAsync(Token);
        Assert.False(await HasAsync(store, "late"));
    }

    [Fact]
    public async Task A_host_that_holds_the_lock_for_two_seconds_loses_nothing_of_what_waits()
    {
        var store = await OpenAsync();
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, Token);
        await joined.CommitAsync(Insert("host"), Token);
        var waiting = Enumerable.Range(0, 50).Select(number => CommitAsync(store, Insert($"n{number}"))).ToList();
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, Token);
        Assert.DoesNotContain(waiting, commit => commit.IsCompleted);
        Assert.False(await HasAsync(store, "n0"));
        await transaction.CommitAsync(Token);

        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(CommitResult.Committed, result));
        Assert.True(await HasAsync(store, "host"));
        Assert.True(await HasAsync(store, "n49"));
    }

    [Fact]
    public async Task A_host_that_holds_the_lock_for_longer_has_the_store_report_busy_and_go_on_afterwards()
    {
        var store = await OpenAsync(configure: options => options.BusyTimeout = TimeSpan.FromSeconds(1));
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        using var joined = await store.JoinAsync(transaction, Token);
        await joined.CommitAsync(Insert("host"), Token);

        await Assert.ThrowsAsync<StoreBusyException>(() => CommitAsync(store, Insert("n1")));
        Assert.Null(await store.CheckAsync(Token));
        await transaction.CommitAsync(Token);
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("n1")));
        Assert.True(await HasAsync(store, "host"));
    }

    [Fact]
    public async Task The_file_is_checkpointed_and_reopened_with_what_the_host_committed()
    {
        var store = await OpenAsync();
        using (var connection = OpenByHand())
        using (var transaction = connection.BeginTransaction())
        using (var joined = await store.JoinAsync(transaction, Token))
        {
            await joined.CommitAsync(Insert("host"), Token);
            await transaction.CommitAsync(Token);
        }

        await store.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Assert.True(await HasAsync(await OpenAsync(), "host"));
    }
}
