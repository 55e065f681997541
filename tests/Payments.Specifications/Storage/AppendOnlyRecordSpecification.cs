using Payments.Storage;
using Xunit;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Specifications;

/// <summary>What a store promises of records that are inserted and never changed.</summary>
public abstract class AppendOnlyRecordSpecification<TStore, TSource> : PaymentStoreSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    private static readonly Stored<Entry> Posted = new(new Entry("e1", "posted", "r1"), 1);

    [Fact]
    public async Task An_append_only_record_is_inserted_and_found_as_any_other()
    {
        await CommittedAsync(
            new ChangeSet(Shop).Insert(Entries, Posted.Value).Insert(Entries, new Entry("e2")).Insert(Entries, new Entry("e3"))
        );

        Assert.Equal(Posted, await Store.GetAsync(Entries, Shop, "e1", Token));
        Assert.Equal(Posted, await Store.FindAsync(Entries, Entries.UniqueNames[0], Shop, "r1", Token));
        Assert.Equal(["e1", "e2", "e3"], await EntriesAsync());
    }

    [Fact]
    public async Task An_append_only_record_is_neither_updated_nor_deleted()
    {
        await CommittedAsync(new ChangeSet(Shop).Insert(Entries, Posted.Value));
        var changes = new ChangeSet(Shop);

        var updated = Assert.Throws<InvalidOperationException>(() =>
            changes.Update(Entries, Posted, Posted.Value with { Text = "changed" })
        );
        var deleted = Assert.Throws<InvalidOperationException>(() => changes.Delete(Entries, Posted));

        Assert.Equal("A record of entries is never changed or removed. Insert another that corrects it.", updated.Message);
        Assert.Equal(updated.Message, deleted.Message);
        Assert.True(changes.IsEmpty);
        await CommittedAsync(changes);
        Assert.Equal(Posted, await Store.GetAsync(Entries, Shop, "e1", Token));
    }

    [Theory]
    [InlineData("e1", "other", null)]
    [InlineData("other", "r1", "reference")]
    [InlineData("e1", "r1", null)]
    public async Task An_append_only_record_in_anothers_place_is_a_duplicate_that_says_which(string id, string reference, string? taken)
    {
        await CommittedAsync(new ChangeSet(Shop).Insert(Entries, Posted.Value));

        Assert.Equal(
            CommitResult.Duplicate("entries", taken),
            await CommitAsync(
                new ChangeSet(Shop)
                    .Insert(Notes, new Note("n1"))
                    .Insert(Entries, new Entry(id, "late", reference))
                    .Insert(Notes, new Note("n2"))
            )
        );
        Assert.Equal(Posted, await Store.GetAsync(Entries, Shop, "e1", Token));
        Assert.Equal(["e1"], await EntriesAsync());
        Assert.Empty(await ListAsync(new ListQuery(ById, 10)));
    }

    [Fact]
    public async Task Two_append_only_records_of_one_set_stand_in_each_others_way()
    {
        Assert.Equal(
            CommitResult.Duplicate("entries", "reference"),
            await CommitAsync(new ChangeSet(Shop).Insert(Entries, Posted.Value).Insert(Entries, new Entry("e2", Reference: "r1")))
        );
        Assert.Empty(await EntriesAsync());
        await CommittedAsync(new ChangeSet(Owner.Live(Shop.Account)).Insert(Entries, Posted.Value));
        await CommittedAsync(new ChangeSet(Shop).Insert(Entries, Posted.Value));
    }

    private async Task<IEnumerable<string>> EntriesAsync() =>
        (await Store.ListAsync(Entries, Shop, new ListQuery(ById, 10), Token)).Select(entry => entry.Value.Id);
}
