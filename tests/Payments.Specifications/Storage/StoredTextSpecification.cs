using System.Text;
using Payments.Storage;
using Xunit;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Specifications;

/// <summary>What a store promises of texts: kept, compared and ordered byte for byte.</summary>
public abstract class StoredTextSpecification<TStore, TSource> : PaymentStoreSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Theory]
    [MemberData(nameof(SpecificationData.StorableTexts), MemberType = typeof(SpecificationData))]
    public async Task Text_comes_back_as_it_was_given(string text)
    {
        var note = new Note($"id {text}", text, text, $"code {text}", text, 1);
        await CommittedAsync(new ChangeSet(Shop).Insert(Notes, note).Schedule("expire", text, Noon, text));

        var expected = new Stored<Note>(note, 1);
        Assert.Equal(expected, await GetAsync(note.Id));
        Assert.Equal(expected, await FindAsync(ByTitle, text));
        Assert.Equal(expected, Assert.Single(await ListAsync(new ListQuery(ByRankInFolder, 10) { Group = text })));
        var work = Assert.Single((await ClaimAsync(Noon)).Items);
        Assert.Equal((text, text), (work.Key, work.Data));
        await CommittedAsync(new ChangeSet(Shop).Complete(work));
    }

    [Theory]
    [MemberData(nameof(SpecificationData.UnstorableTexts), MemberType = typeof(SpecificationData), DisableDiscoveryEnumeration = true)]
    public async Task Text_that_not_every_store_can_keep_is_refused_and_to_look_for_it_finds_nothing(string text)
    {
        Assert.Throws<ArgumentException>(() => new ChangeSet(Shop).Insert(Notes, new Note(text)));
        Assert.Throws<ArgumentException>(() => new ChangeSet(Shop).Schedule("expire", text, Noon));
        Assert.Throws<ArgumentException>(() => new ChangeSet(Shop).Schedule("expire", "s1", Noon, text));
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await CommitAsync(new ChangeSet(Shop).Insert(Notes, new Note("n1", Title: text)))
        );
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await CommitAsync(new ChangeSet(Shop).Insert(Notes, new Note("n2")).Insert(Notes, new Note("n3", Folder: text)))
        );

        Assert.Empty(await ListAsync(new ListQuery(ById, 10)));
        Assert.Null(await GetAsync(text));
        Assert.Null(await FindAsync(ByTitle, text));
        Assert.Empty(await ListAsync(new ListQuery(InFolder, 10) { Group = text }));
        Assert.Empty((await ClaimAsync(Noon, 10, text)).Items);
    }

    [Fact]
    public async Task A_document_may_hold_any_character_of_JSON()
    {
        var note = await InsertedAsync(new Note("n1", "nul \0 \u2028 \"quoted\" </script>"));

        Assert.Equal(note, await GetAsync("n1"));
    }

    [Fact]
    public async Task A_document_of_a_megabyte_comes_back_whole()
    {
        var note = await InsertedAsync(new Note("n1", string.Concat(Enumerable.Repeat("0123456789abcdef", 65_536))));

        Assert.Equal(note, await GetAsync("n1"));
    }

    [Fact]
    public async Task Names_are_compared_exactly()
    {
        string[] titles = ["a", "A", "a ", "á", "a\u0301", "ａ"];
        foreach (var (title, index) in titles.Select((title, index) => (title, index)))
            await InsertedAsync(new Note($"n{index}", Title: title));

        foreach (var (title, index) in titles.Select((title, index) => (title, index)))
            Assert.Equal($"n{index}", (await FindAsync(ByTitle, title))!.Value.Id);
    }

    [Fact]
    public async Task Ids_are_ordered_by_their_UTF_8_bytes()
    {
        string[] ids = ["Z", "_", "a", "aa", "b", "é", "\uFF5E", "🧾"];
        foreach (var id in ids.Reverse())
            await InsertedAsync(new Note(id));

        Assert.Equal(ids.OrderBy(id => Convert.ToHexString(Encoding.UTF8.GetBytes(id)), StringComparer.Ordinal), ids);
        Assert.Equal(string.Join(' ', ids), await IdsAsync(new ListQuery(ById, 10)));
        Assert.Equal("🧾", await IdsAsync(new ListQuery(ById, 10) { After = new ListPosition(0, "\uFF5E") }));
    }
}
