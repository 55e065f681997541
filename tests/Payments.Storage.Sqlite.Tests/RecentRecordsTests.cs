using Microsoft.Data.Sqlite;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>What was committed last is at hand, and never older than what was acknowledged.</summary>
public sealed class RecentRecordsTests : StoreFixture
{
    [Fact]
    public async Task Reads_agree_with_the_file_however_many_records_there_are()
    {
        var store = await OpenAsync();
        for (var at = 0; at < 12_000; at += 100)
        {
            var changes = new ChangeSet(Shop);
            for (var note = at; note < at + 100; note++)
                changes.Insert(SpecificationSchema.Notes, new Note($"n{note}", Text: "first"));
            await CommitAsync(store, changes);
        }

        var random = new Random(14);
        for (var round = 0; round < 2_000; round++)
        {
            var id = $"n{random.Next(12_000)}";
            var found = await store.GetAsync(SpecificationSchema.Notes, Shop, id, Token);
            Assert.Equal(VersionInFile(id), found?.Version);
            if (found is null)
                continue;

            var changes = new ChangeSet(Shop);
            if (round % 5 == 0)
                changes.Delete(SpecificationSchema.Notes, found);
            else
                changes.Update(SpecificationSchema.Notes, found, found.Value with { Text = $"{round}" });
            Assert.Equal(CommitResult.Committed, await CommitAsync(store, changes));
            var after = await store.GetAsync(SpecificationSchema.Notes, Shop, id, Token);
            Assert.Equal(
                round % 5 == 0 ? "none" : $"{round} {found.Version + 1}",
                after is null ? "none" : $"{after.Value.Text} {after.Version}"
            );
        }
    }

    [Fact]
    public async Task A_list_that_the_caller_changes_afterwards_changes_nothing_that_is_stored()
    {
        await using var host = new EngineHost(await OpenAsync(PaymentsSchema.Current), new ManualTimeProvider(), [new ScriptedProvider()]);
        var methods = new List<string> { "card" };
        var request = EngineHost.Request() with { Methods = methods };
        var session = (await host.Engine.CheckoutSessions.CreateAsync(Shop, request, cancellationToken: Token)).Value;
        methods[0] = "changed";

        Assert.Equal(["card"], session.Methods);
        Assert.Equal(["card"], (await host.Engine.CheckoutSessions.GetAsync(Shop, session.Id, Token)).Value.Methods);
    }

    [Fact]
    public async Task Thousands_of_records_of_the_hosts_transactions_are_read_from_the_file()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("first"));
        using var connection = OpenByHand();
        for (var round = 0; round < 3; round++)
        {
            using var transaction = connection.BeginTransaction();
            using var joined = await store.JoinAsync(transaction, Token);
            for (var number = 0; number < 2_000; number++)
                await joined.CommitAsync(Insert($"n{round}.{number}"), Token);
            var first = (await joined.GetAsync(SpecificationSchema.Notes, Shop, "first", Token))!;
            await joined.CommitAsync(
                new ChangeSet(Shop).Update(SpecificationSchema.Notes, first, first.Value with { Text = $"{round}" }),
                Token
            );
            await transaction.CommitAsync(Token);
            Assert.Equal($"{round}", (await store.GetAsync(SpecificationSchema.Notes, Shop, "first", Token))!.Value.Text);
        }

        await CommitAsync(store, Insert("last"));
        Assert.Equal(4, (await store.GetAsync(SpecificationSchema.Notes, Shop, "first", Token))!.Version);
    }

    [Fact]
    public async Task A_refused_set_leaves_nothing_at_hand()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("a", "taken"));
        var refused = new ChangeSet(Shop)
            .Insert(SpecificationSchema.Notes, new Note("b"))
            .Insert(SpecificationSchema.Notes, new Note("c", Title: "taken"));

        Assert.Equal(CommitResult.Duplicate("notes", "title"), await CommitAsync(store, refused));
        Assert.False(await HasAsync(store, "b"));
        Assert.False(await HasAsync(store, "c"));
    }

    [Fact]
    public async Task What_another_program_wrote_is_seen_after_the_next_commit_at_the_latest()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("a"));
        using (var other = OpenByHand())
        using (
            var change = new SqliteCommand(
                "UPDATE payments_notes SET version = 7, document = json_set(document, '$.Text', 'by hand') WHERE id = 'a'",
                other
            )
        )
            Assert.Equal(1, change.ExecuteNonQuery());
        await CommitAsync(store, Insert("b"));

        var found = (await store.GetAsync(SpecificationSchema.Notes, Shop, "a", Token))!;
        Assert.Equal(("by hand", 7), (found.Value.Text, found.Version));
        var next = new ChangeSet(Shop).Update(SpecificationSchema.Notes, found, found.Value with { Text = "by the store" });
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, next));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_transaction_of_the_host_s_wrote_is_read_as_soon_as_it_has_ended(bool commits)
    {
        var store = await OpenAsync();
        var notes = SpecificationSchema.Notes;
        await CommitAsync(store, Insert("changed").Insert(notes, new Note("removed")));
        using var connection = OpenByHand();
        using var transaction = connection.BeginTransaction();
        using (var joined = await store.JoinAsync(transaction, Token))
        {
            var read = (await joined.GetAsync(notes, Shop, "changed", Token))!;
            var removed = (await joined.GetAsync(notes, Shop, "removed", Token))!;
            var changes = Insert("made").Update(notes, read, read.Value with { Text = "by the host" }).Delete(notes, removed);
            Assert.Equal(CommitResult.Committed, await joined.CommitAsync(changes, Token));
            Assert.Equal(("", 1), (await ReadAsync("changed"))!.Value);
            Assert.NotNull(await ReadAsync("removed"));
            Assert.Null(await ReadAsync("made"));
        }

        if (commits)
            await transaction.CommitAsync(Token);
        else
            await transaction.RollbackAsync(Token);
        Assert.Equal(commits ? ("by the host", 2) : ("", 1), (await ReadAsync("changed"))!.Value);
        Assert.Equal(commits, await ReadAsync("removed") is null);
        Assert.Equal(commits, await ReadAsync("made") is not null);

        // And once the store has written itself.
        await CommitAsync(store, Insert("next"));
        Assert.Equal(commits ? ("by the host", 2) : ("", 1), (await ReadAsync("changed"))!.Value);
        Assert.Equal(commits, await ReadAsync("removed") is null);

        async Task<(string Text, long Version)?> ReadAsync(string id) =>
            await store.GetAsync(notes, Shop, id, Token) is { } found ? (found.Value.Text, found.Version) : null;
    }

    [Fact]
    public async Task No_read_is_older_than_what_was_acknowledged_before_it()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("a"));
        var acknowledged = 1L;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var readers = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Run(
                    async () =>
                    {
                        while (!stop.IsCancellationRequested)
                        {
                            var least = Interlocked.Read(ref acknowledged);
                            var found = await store.GetAsync(SpecificationSchema.Notes, Shop, "a", Token);
                            Assert.True(found!.Version >= least, $"{found.Version} was read after {least} was acknowledged.");
                        }
                    },
                    Token
                )
            )
            .ToArray();

        // Others push it out of what is at hand again and again.
        for (var round = 0; round < 60; round++)
        {
            var found = (await store.GetAsync(SpecificationSchema.Notes, Shop, "a", Token))!;
            await CommitAsync(store, new ChangeSet(Shop).Update(SpecificationSchema.Notes, found, found.Value with { Rank = round }));
            Interlocked.Exchange(ref acknowledged, found.Version + 1);
            var others = new ChangeSet(Shop);
            for (var other = 0; other < 200; other++)
                others.Insert(SpecificationSchema.Notes, new Note($"r{round}n{other}"));
            await CommitAsync(store, others);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private long? VersionInFile(string id)
    {
        using var connection = OpenByHand();
        using var command = new SqliteCommand("SELECT version FROM payments_notes WHERE id = $id", connection);
        command.Parameters.AddWithValue("$id", id);
        return (long?)command.ExecuteScalar();
    }
}
