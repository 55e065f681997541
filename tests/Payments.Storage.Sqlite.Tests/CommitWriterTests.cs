using Microsoft.Data.Sqlite;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class CommitWriterTests : StoreFixture
{
    [Fact]
    public async Task All_that_waits_shares_one_commit_and_each_set_has_its_own_answer()
    {
        var store = await OpenAsync();
        using var held = new HeldCommit(store.Writer);
        var first = CommitAsync(store, Insert("first", "taken"));
        await held.ReachedAsync();
        var waiting = Enumerable.Range(0, 50).Select(number => CommitAsync(store, Insert($"n{number}"))).ToList();
        var refused = CommitAsync(
            store,
            new ChangeSet(Shop)
                .Insert(SpecificationSchema.Counters, new Counter("c1", 1))
                .Insert(SpecificationSchema.Notes, new Note("refused", Title: "taken"))
        );
        var conflict = CommitAsync(
            store,
            new ChangeSet(Shop).Update(SpecificationSchema.Counters, new Stored<Counter>(new("c2", 1), 4), new("c2", 2))
        );
        var last = CommitAsync(store, Insert("last"));
        held.LetGo();

        Assert.Equal(CommitResult.Committed, await first);
        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(CommitResult.Duplicate("notes", "title"), await refused);
        Assert.Equal(CommitResult.Conflict("counters"), await conflict);
        Assert.Equal(CommitResult.Committed, await last);
        Assert.Equal((2, 52), store.Writer.Written);
        Assert.True(await HasAsync(store, "n49"));
        Assert.False(await HasAsync(store, "refused"));
        Assert.Null(await store.GetAsync(SpecificationSchema.Counters, Shop, "c1", Token));
    }

    [Fact]
    public async Task A_batch_has_no_more_sets_than_its_limit()
    {
        var store = await OpenAsync(configure: options => options.MaxBatch = 10);
        using var held = new HeldCommit(store.Writer);
        var first = CommitAsync(store, Insert("first"));
        await held.ReachedAsync();
        var waiting = Enumerable.Range(0, 25).Select(number => CommitAsync(store, Insert($"n{number}"))).ToList();
        held.LetGo();
        await Task.WhenAll([first, .. waiting]);

        Assert.Equal((4, 26), store.Writer.Written);
    }

    [Fact]
    public async Task Nothing_is_acknowledged_or_seen_before_its_commit_has_returned()
    {
        var store = await OpenAsync();
        using var held = new HeldCommit(store.Writer);
        var commit = CommitAsync(store, Insert("n1"));
        await held.ReachedAsync();

        Assert.False(commit.IsCompleted);
        Assert.False(await HasAsync(store, "n1"));
        held.LetGo();
        Assert.Equal(CommitResult.Committed, await commit);
        Assert.True(await HasAsync(store, "n1"));
    }

    [Fact]
    public async Task A_full_queue_answers_busy_and_takes_sets_again_when_it_has_room()
    {
        var store = await OpenAsync(configure: options => options.QueueCapacity = 3);
        using var held = new HeldCommit(store.Writer);
        var first = CommitAsync(store, Insert("first"));
        await held.ReachedAsync();
        var waiting = Enumerable.Range(0, 3).Select(number => CommitAsync(store, Insert($"n{number}"))).ToList();

        await Assert.ThrowsAsync<StoreBusyException>(() => CommitAsync(store, Insert("late")));
        held.LetGo();
        await Task.WhenAll([first, .. waiting]);
        Assert.False(await HasAsync(store, "late"));
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("late")));
    }

    [Fact]
    public async Task A_set_canceled_while_it_waits_is_not_written()
    {
        var store = await OpenAsync();
        using var held = new HeldCommit(store.Writer);
        using var cancellation = new CancellationTokenSource();
        var first = CommitAsync(store, Insert("first"));
        await held.ReachedAsync();
        var waiting = store.CommitAsync(Insert("n1"), cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        held.LetGo();
        await first;
        await CommitAsync(store, Insert("n2"));
        Assert.False(await HasAsync(store, "n1"));
    }

    [Fact]
    public async Task A_set_that_is_being_written_is_awaited_whatever_is_canceled()
    {
        var store = await OpenAsync();
        using var held = new HeldCommit(store.Writer);
        using var cancellation = new CancellationTokenSource();
        var commit = store.CommitAsync(Insert("n1"), cancellation.Token).AsTask();
        await held.ReachedAsync();
        await cancellation.CancelAsync();
        held.LetGo();

        Assert.Equal(CommitResult.Committed, await commit);
    }

    [Fact]
    public async Task Callers_do_not_go_on_on_the_writers_thread()
    {
        var store = await OpenAsync();
        using var held = new HeldCommit(store.Writer);
        var thread = CommitAsync(store, Insert("n1"))
            .ContinueWith(_ => Thread.CurrentThread.Name, Token, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await held.ReachedAsync();
        held.LetGo();

        Assert.NotEqual("Payments SQLite writer", await thread);
    }

    [Fact]
    public async Task Claims_that_find_nothing_write_nothing()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("n1").Schedule("expire", "n1", Noon));
        var before = (store.Writer.Written, File.LogLength, store.Writer.Connection.Scalar("SELECT total_changes()"));
        for (var claim = 0; claim < 100; claim++)
            Assert.Equal(
                Noon,
                (await store.ClaimAsync(["expire", "deliver"], Noon.AddSeconds(-1), TimeSpan.FromMinutes(1), 10, Token)).NextDueAt
            );

        Assert.Equal(before, (store.Writer.Written, File.LogLength, store.Writer.Connection.Scalar("SELECT total_changes()")));
    }

    [Fact]
    public async Task A_claim_that_finds_nothing_does_not_even_ask_for_the_write_lock()
    {
        var store = await OpenAsync(configure: options => options.BusyTimeout = TimeSpan.FromSeconds(1));
        await CommitAsync(store, Insert("n1").Schedule("expire", "n1", Noon));
        using var other = OpenByHand();
        other.Execute("BEGIN IMMEDIATE");

        Assert.Empty((await store.ClaimAsync(["expire"], Noon.AddSeconds(-1), TimeSpan.FromMinutes(1), 10, Token)).Items);
        await Assert.ThrowsAsync<StoreBusyException>(() => store.ClaimAsync(["expire"], Noon, TimeSpan.FromMinutes(1), 10, Token).AsTask());
    }

    [Fact]
    public async Task A_batch_in_which_nothing_changes_is_not_committed()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("n1"));
        var (written, length) = (store.Writer.Written, File.LogLength);
        await CommitAsync(store, Insert("n1"));
        await CommitAsync(store, new ChangeSet(Shop).Cancel("expire", "nothing"));

        Assert.Equal((written, length), (store.Writer.Written, File.LogLength));
    }

    [Fact]
    public async Task The_log_stays_bounded_under_writes_and_reads()
    {
        var store = await OpenAsync(configure: options => options.CheckpointPages = 20);
        var filler = new string('x', 20_000);
        var writing = Task.Run(
            async () =>
            {
                for (var number = 0; number < 300; number++)
                    await CommitAsync(store, new ChangeSet(Shop).Insert(SpecificationSchema.Notes, new Note($"n{number}", filler)));
            },
            Token
        );
        var most = 0L;
        while (!writing.IsCompleted)
        {
            await store.ListAsync(SpecificationSchema.Notes, Shop, new ListQuery(SpecificationSchema.ById, 50), Token);
            most = Math.Max(most, File.LogLength);
        }

        await writing;

        // 300 documents of 20 kB are 6 MB; the log is started anew at four times 20 pages and a batch, if not before.
        Assert.InRange(most, 1, 1_000_000);
        Assert.InRange(File.LogLength, 1, 1_000_000);
    }

    [Fact]
    public async Task A_full_disk_is_a_definite_answer_and_what_stood_still_stands()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("before"));
        var pages = store.Writer.Connection.Scalar("PRAGMA page_count");
        store.Writer.Connection.Execute($"PRAGMA max_page_count = {pages + 5}");

        var error = await Assert.ThrowsAsync<StoreException>(() =>
            CommitAsync(store, new ChangeSet(Shop).Insert(SpecificationSchema.Notes, new Note("big", new string('x', 100_000))))
        );
        Assert.Contains("full", error.Message, StringComparison.Ordinal);
        Assert.True(await HasAsync(store, "before"));
        Assert.False(await HasAsync(store, "big"));
        store.Writer.Connection.Execute("PRAGMA max_page_count = 1000000");
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("after")));
    }

    [Fact]
    public async Task A_lock_that_another_process_holds_is_waited_for_and_then_answered_as_busy()
    {
        var store = await OpenAsync(configure: options => options.BusyTimeout = TimeSpan.FromSeconds(1));
        using var other = OpenByHand();
        other.Execute("BEGIN IMMEDIATE");

        await Assert.ThrowsAsync<StoreBusyException>(() => CommitAsync(store, Insert("n1")));
        Assert.False(await HasAsync(store, "n1"));
        other.Execute("ROLLBACK");
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("n1")));
    }

    [Fact]
    public async Task A_busy_commit_is_a_definite_answer_and_the_store_goes_on()
    {
        var store = await OpenAsync();
        store.Writer.AroundCommit = _ => throw new SqliteException("database is locked", 5);

        await Assert.ThrowsAsync<StoreBusyException>(() => CommitAsync(store, Insert("n1")));
        store.Writer.AroundCommit = commit => commit();
        Assert.False(await HasAsync(store, "n1"));
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("n1")));
    }
}
