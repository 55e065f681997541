using Payments.Storage;
using Xunit;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Specifications;

/// <summary>What a store promises of records: inserted, read, updated and deleted, all of a set or nothing.</summary>
public abstract class StoreRecordSpecification<TStore, TSource> : PaymentStoreSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task An_inserted_record_is_found_by_its_id_at_version_1()
    {
        var note = new Note("n1", "text", "title", "code", "folder", long.MaxValue);
        await CommittedAsync(new ChangeSet(Shop).Insert(Notes, note));

        Assert.Equal(new Stored<Note>(note, 1), await GetAsync("n1"));
    }

    [Fact]
    public async Task A_record_that_was_never_inserted_is_null()
    {
        Assert.Null(await GetAsync("n1"));
        Assert.Null(await FindAsync(ByTitle, "title"));
        Assert.Empty(await ListAsync(new ListQuery(ById, 10)));
    }

    [Fact]
    public async Task A_record_goes_by_each_of_its_unique_names()
    {
        var note = await InsertedAsync(new Note("n1", "text", "title", "code"));

        Assert.Equal(note, await FindAsync(ByTitle, "title"));
        Assert.Equal(note, await FindAsync(ByCode, "code"));
        Assert.Null(await FindAsync(ByCode, "title"));
    }

    [Fact]
    public async Task An_update_replaces_the_record_and_raises_its_version()
    {
        var first = await InsertedAsync(new Note("n1", "first", "title"));
        await CommittedAsync(new ChangeSet(Shop).Update(Notes, first, first.Value with { Text = "second" }));
        await CommittedAsync(new ChangeSet(Shop).Update(Notes, (await GetAsync("n1"))!, first.Value with { Text = "third" }));

        var third = new Stored<Note>(first.Value with { Text = "third" }, 3);
        Assert.Equal(third, await GetAsync("n1"));
        Assert.Equal(third, await FindAsync(ByTitle, "title"));
    }

    [Fact]
    public async Task An_update_of_an_older_version_is_a_conflict_and_changes_nothing()
    {
        var first = await InsertedAsync(new Note("n1", "first"));
        await CommittedAsync(new ChangeSet(Shop).Update(Notes, first, first.Value with { Text = "second" }));

        Assert.Equal(
            CommitResult.Conflict("notes"),
            await CommitAsync(new ChangeSet(Shop).Update(Notes, first, first.Value with { Text = "late" }))
        );
        Assert.Equal(new Stored<Note>(first.Value with { Text = "second" }, 2), await GetAsync("n1"));
    }

    [Fact]
    public async Task An_update_or_a_delete_of_a_record_that_is_gone_is_a_conflict()
    {
        var note = await InsertedAsync(new Note("n1"));
        await CommittedAsync(new ChangeSet(Shop).Delete(Notes, note));

        Assert.Equal(
            CommitResult.Conflict("notes"),
            await CommitAsync(new ChangeSet(Shop).Update(Notes, note, note.Value with { Text = "late" }))
        );
        Assert.Equal(CommitResult.Conflict("notes"), await CommitAsync(new ChangeSet(Shop).Delete(Notes, note)));
        Assert.Null(await GetAsync("n1"));
    }

    [Fact]
    public async Task A_delete_of_an_older_version_is_a_conflict()
    {
        var note = await InsertedAsync(new Note("n1"));
        await CommittedAsync(new ChangeSet(Shop).Update(Notes, note, note.Value with { Text = "second" }));

        Assert.Equal(CommitResult.Conflict("notes"), await CommitAsync(new ChangeSet(Shop).Delete(Notes, note)));
        Assert.NotNull(await GetAsync("n1"));
    }

    [Fact]
    public async Task A_deleted_record_leaves_its_id_its_names_and_its_lists()
    {
        var note = await InsertedAsync(new Note("n1", "old", "title", "code", "folder", 1));
        await CommittedAsync(new ChangeSet(Shop).Delete(Notes, note));

        Assert.Null(await FindAsync(ByTitle, "title"));
        Assert.Empty(await ListAsync(new ListQuery(ByRankInFolder, 10) { Group = "folder" }));
        Assert.Equal(await InsertedAsync(note.Value with { Text = "new" }), await FindAsync(ByCode, "code"));
    }

    [Fact]
    public async Task An_id_that_is_taken_is_a_duplicate_without_a_name()
    {
        await InsertedAsync(new Note("n1", "first", "title"));

        Assert.Equal(
            CommitResult.Duplicate("notes", null),
            await CommitAsync(new ChangeSet(Shop).Insert(Notes, new Note("n1", "second", "title")))
        );
        Assert.Equal("first", (await GetAsync("n1"))!.Value.Text);
    }

    [Theory]
    [InlineData("title", "other", "title")]
    [InlineData("other", "code", "code")]
    [InlineData("title", "code", "title")]
    public async Task A_unique_name_that_is_taken_is_a_duplicate_that_says_which_in_the_order_of_declaration(
        string title,
        string code,
        string taken
    )
    {
        await InsertedAsync(new Note("n1", "first", "title", "code"));

        Assert.Equal(
            CommitResult.Duplicate("notes", taken),
            await CommitAsync(new ChangeSet(Shop).Insert(Notes, new Note("n2", "second", title, code)))
        );
        Assert.Null(await GetAsync("n2"));
    }

    [Fact]
    public async Task Records_without_a_name_do_not_stand_in_each_others_way()
    {
        await InsertedAsync(new Note("n1"));
        await InsertedAsync(new Note("n2"));

        Assert.Equal("n1 n2", await IdsAsync(new ListQuery(ById, 10)));
    }

    [Fact]
    public async Task A_unique_name_stays_as_it_was_inserted()
    {
        var note = await InsertedAsync(new Note("n1", "first", "title"));
        await CommittedAsync(new ChangeSet(Shop).Update(Notes, note, note.Value with { Title = "renamed" }));

        Assert.NotNull(await FindAsync(ByTitle, "title"));
        Assert.Null(await FindAsync(ByTitle, "renamed"));
        Assert.Equal(
            CommitResult.Duplicate("notes", "title"),
            await CommitAsync(new ChangeSet(Shop).Insert(Notes, new Note("n2", Title: "title")))
        );
        await InsertedAsync(new Note("n3", Title: "renamed"));
    }

    [Fact]
    public async Task The_same_ids_and_names_of_other_owners_and_modes_are_strangers()
    {
        foreach (var owner in Owners)
            await InsertedAsync(new Note("n1", owner.ToString(), "title", "code", "folder", 1), owner);
        await CommittedAsync(new ChangeSet(Owners[1]).Delete(Notes, (await GetAsync("n1", Owners[1]))!));

        foreach (var owner in Owners)
        {
            var expected = owner == Owners[1] ? null : owner.ToString();
            Assert.Equal(expected, (await GetAsync("n1", owner))?.Value.Text);
            Assert.Equal(expected, (await FindAsync(ByTitle, "title", owner))?.Value.Text);
            Assert.Equal(
                expected,
                (await ListAsync(new ListQuery(ByRankInFolder, 10) { Group = "folder" }, owner)).SingleOrDefault()?.Value.Text
            );
        }
    }

    [Fact]
    public async Task A_set_whose_last_write_is_refused_changes_nothing()
    {
        var standing = await InsertedAsync(new Note("n1", "first", "title"));
        var doomed = await InsertedAsync(new Note("n2", "first"));
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "kept", Noon));
        var refused = new ChangeSet(Shop)
            .Update(Notes, standing, standing.Value with { Text = "second" })
            .Delete(Notes, doomed)
            .Insert(Counters, new Counter("c1", 1))
            .Schedule("expire", "added", Noon)
            .Cancel("expire", "kept")
            .Insert(Notes, new Note("n3", Title: "title"));

        Assert.Equal(CommitResult.Duplicate("notes", "title"), await CommitAsync(refused));
        Assert.Equal(standing, await GetAsync("n1"));
        Assert.Equal(doomed, await GetAsync("n2"));
        Assert.Null(await Store.GetAsync(Counters, Shop, "c1", Token));
        Assert.Equal(["kept"], (await ClaimAsync(Noon)).Items.Select(work => work.Key));
    }

    [Fact]
    public async Task Writes_are_applied_in_order_so_a_name_can_pass_from_one_record_to_another()
    {
        var old = await InsertedAsync(new Note("n1", Title: "title"));
        await CommittedAsync(new ChangeSet(Shop).Delete(Notes, old).Insert(Notes, new Note("n2", Title: "title")));

        Assert.Equal("n2", (await FindAsync(ByTitle, "title"))!.Value.Id);
        Assert.Equal(
            CommitResult.Duplicate("notes", "title"),
            await CommitAsync(new ChangeSet(Shop).Insert(Notes, new Note("n3", Title: "title")).Delete(Notes, (await GetAsync("n2"))!))
        );
    }

    [Fact]
    public async Task The_first_refused_write_decides_the_answer()
    {
        var note = await InsertedAsync(new Note("n1", Title: "title"));
        await CommittedAsync(new ChangeSet(Shop).Update(Notes, note, note.Value with { Text = "second" }));

        Assert.Equal(
            CommitResult.Conflict("notes"),
            await CommitAsync(new ChangeSet(Shop).Update(Notes, note, note.Value).Insert(Notes, new Note("n2", Title: "title")))
        );
    }

    [Fact]
    public async Task An_empty_set_is_committed() => await CommittedAsync(new ChangeSet(Shop));

    [Fact]
    public async Task A_type_a_name_or_a_list_that_is_not_declared_is_refused()
    {
        var unknown = new RecordType<Counter>("unknown", counter => counter.Id, SpecificationJson.Default.Counter);

        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await CommitAsync(new ChangeSet(Shop).Insert(unknown, new Counter("c1", 1)))
        );
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.GetAsync(unknown, Shop, "c1", Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.FindAsync(Counters, ByTitle, Shop, "c1", Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.ListAsync(Counters, Shop, new ListQuery(ById, 1), Token));
    }
}
