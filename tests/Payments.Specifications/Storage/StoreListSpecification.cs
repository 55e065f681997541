using Payments.Storage;
using Xunit;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Specifications;

/// <summary>What a store promises of lists: their order, their pages and their groups.</summary>
public abstract class StoreListSpecification<TStore, TSource> : PaymentStoreSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    // Ranks tie on purpose; n5 is in another folder, n6 in none, n7 has no rank.
    private static readonly Note[] Shelf =
    [
        new("n1", Folder: "a", Rank: 20),
        new("n2", Folder: "a", Rank: 10),
        new("n3", Folder: "a", Rank: 10),
        new("n4", Folder: "a", Rank: -5),
        new("n5", Folder: "b", Rank: 10),
        new("n6", Rank: 15),
        new("n7", Folder: "a"),
    ];

    [Theory]
    [InlineData("rank_in_folder", "a", false, "n4 n2 n3 n1")]
    [InlineData("rank_in_folder", "a", true, "n1 n3 n2 n4")]
    [InlineData("rank_in_folder", "b", false, "n5")]
    [InlineData("rank_in_folder", "c", false, "")]
    [InlineData("in_folder", "a", false, "n1 n2 n3 n4 n7")]
    [InlineData("in_folder", "a", true, "n7 n4 n3 n2 n1")]
    [InlineData("rank", null, false, "n4 n2 n3 n5 n6 n1")]
    [InlineData("rank", null, true, "n1 n6 n5 n3 n2 n4")]
    [InlineData("created", null, false, "n1 n2 n3 n4 n5 n6 n7")]
    [InlineData("created", null, true, "n7 n6 n5 n4 n3 n2 n1")]
    public async Task A_list_has_its_group_in_its_order_and_the_same_in_pages_of_every_size(
        string list,
        string? group,
        bool descending,
        string expected
    )
    {
        await InsertShelfAsync();
        var order = Notes.Lists.Single(declared => declared.Name == list);

        for (var size = 1; size <= Shelf.Length + 1; size++)
        {
            var ids = new List<string>();
            ListPosition? after = null;
            while (true)
            {
                var page = await ListAsync(
                    new ListQuery(order, size)
                    {
                        Group = group,
                        Descending = descending,
                        After = after,
                    }
                );
                ids.AddRange(page.Select(note => note.Value.Id));
                Assert.True(ids.Count <= Shelf.Length, "The list repeats itself.");
                if (page.Count < size)
                    break;

                after = PositionOf(page[^1].Value, order);
            }

            Assert.Equal(expected, string.Join(' ', ids));
        }
    }

    [Theory]
    [InlineData(20, false, "n4 n2 n3 n1")]
    [InlineData(19, false, "n4 n2 n3")]
    [InlineData(10, true, "n3 n2 n4")]
    [InlineData(9, false, "n4")]
    [InlineData(-6, false, "")]
    public async Task Up_to_keeps_what_is_at_the_bound_or_below(long upTo, bool descending, string expected)
    {
        await InsertShelfAsync();
        var query = new ListQuery(ByRankInFolder, 10)
        {
            Group = "a",
            UpTo = upTo,
            Descending = descending,
        };

        Assert.Equal(expected, await IdsAsync(query));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, await CountAsync(query));
    }

    [Theory]
    [InlineData(false, "n3")]
    [InlineData(true, "n3 n2 n4")]
    public async Task Up_to_and_a_position_hold_together(bool descending, string expected)
    {
        await InsertShelfAsync();
        var after = descending ? new ListPosition(20, "n1") : new ListPosition(10, "n2");

        Assert.Equal(
            expected,
            await IdsAsync(
                new ListQuery(ByRankInFolder, 10)
                {
                    Group = "a",
                    UpTo = 10,
                    Descending = descending,
                    After = after,
                }
            )
        );
    }

    [Theory]
    [InlineData(false, "n1")]
    [InlineData(true, "n3 n2 n4")]
    public async Task A_position_where_no_record_stands_is_a_place_all_the_same(bool descending, string expected)
    {
        await InsertShelfAsync();

        Assert.Equal(
            expected,
            await IdsAsync(
                new ListQuery(ByRankInFolder, 10)
                {
                    Group = "a",
                    Descending = descending,
                    After = new ListPosition(10, "n35"),
                }
            )
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Records_inserted_while_a_list_is_paged_repeat_nothing_and_hide_nothing_that_stood(bool descending)
    {
        await InsertShelfAsync();
        var seen = new List<string>();
        ListPosition? after = null;
        for (var inserted = 0; ; inserted++)
        {
            var page = await ListAsync(new ListQuery(ByRank, 2) { Descending = descending, After = after });
            seen.AddRange(page.Select(note => note.Value.Id));
            if (page.Count < 2 || inserted == 20)
                break;

            after = PositionOf(page[^1].Value, ByRank);
            await InsertedAsync(new Note($"m{inserted}", Rank: 10));
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(["n1", "n2", "n3", "n4", "n5", "n6"], seen.Where(id => id.StartsWith('n')).Order());
    }

    [Fact]
    public async Task An_update_moves_a_record_to_its_new_place()
    {
        await InsertShelfAsync();
        await CommittedAsync(new ChangeSet(Shop).Update(Notes, (await GetAsync("n2"))!, Shelf[1] with { Rank = 30 }));
        await CommittedAsync(new ChangeSet(Shop).Update(Notes, (await GetAsync("n3"))!, Shelf[2] with { Folder = "b" }));
        await CommittedAsync(new ChangeSet(Shop).Update(Notes, (await GetAsync("n7"))!, Shelf[6] with { Rank = 0 }));

        Assert.Equal("n4 n7 n1 n2", await IdsAsync(new ListQuery(ByRankInFolder, 10) { Group = "a" }));
        Assert.Equal("n3 n5", await IdsAsync(new ListQuery(ByRankInFolder, 10) { Group = "b" }));
    }

    [Fact]
    public async Task A_list_shows_no_other_owner()
    {
        await InsertedAsync(new Note("n1", Folder: "a", Rank: 1));
        await InsertedAsync(new Note("n2", Folder: "a", Rank: 1), Owners[1]);
        await InsertedAsync(new Note("n3", Folder: "a", Rank: 1), Owners[2]);

        foreach (var descending in new[] { false, true })
        {
            Assert.Equal("n1", await IdsAsync(new ListQuery(ByRankInFolder, 10) { Group = "a", Descending = descending }));
            Assert.Equal("n2", await IdsAsync(new ListQuery(ById, 10) { Descending = descending }, Owners[1]));
            Assert.Equal("n3", await IdsAsync(new ListQuery(ByRank, 10) { Descending = descending }, Owners[2]));
        }
    }

    [Fact]
    public async Task A_page_has_one_record_at_least_and_passes_over_none_at_least()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await ListAsync(new ListQuery(ById, 0)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await ListAsync(new ListQuery(ById, 1) { Skip = -1 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await CountAsync(new ListQuery(ById, 0)));
    }

    [Theory]
    [InlineData("in_folder", "a", "n2", "n4", "n2 n3")]
    [InlineData("in_folder", "a", "n25", null, "n3 n4 n7")]
    [InlineData("in_folder", "a", null, "n4", "n1 n2 n3")]
    [InlineData("in_folder", "a", "n4", "n4", "")]
    [InlineData("in_folder", "a", "n6", "n2", "")]
    [InlineData("in_folder", "c", "n1", "n9", "")]
    [InlineData("created", null, "n3", "n6", "n3 n4 n5")]
    [InlineData("created", null, "m", "n2", "n1")]
    public async Task Bounds_of_the_id_hold_in_pages_of_every_size_and_both_directions(
        string list,
        string? group,
        string? from,
        string? before,
        string expected
    )
    {
        await InsertShelfAsync();
        var query = new ListQuery(Notes.Lists.Single(declared => declared.Name == list), 1)
        {
            Group = group,
            IdFrom = from,
            IdBefore = before,
        };
        var ascending = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(ascending.Length, await CountAsync(query));
        for (var size = 1; size <= Shelf.Length; size++)
        {
            Assert.Equal(ascending, await PagedAsync(query with { Limit = size }));
            Assert.Equal(ascending.Reverse(), await PagedAsync(query with { Limit = size, Descending = true }));
        }
    }

    [Theory]
    [InlineData("created", null)]
    [InlineData("in_folder", "a")]
    [InlineData("rank_in_folder", "a")]
    [InlineData("rank", null)]
    public async Task What_is_passed_over_is_as_if_it_had_been_read_and_a_count_is_of_all(string list, string? group)
    {
        await InsertShelfAsync();
        foreach (var descending in new[] { false, true })
        {
            var query = new ListQuery(Notes.Lists.Single(declared => declared.Name == list), 100)
            {
                Group = group,
                Descending = descending,
            };
            var all = (await ListAsync(query)).Select(note => note.Value).ToList();
            for (var skip = 0; skip <= all.Count + 1; skip++)
            {
                var page = await ListAsync(query with { Skip = skip, Limit = 2 });
                Assert.Equal(all.Skip(skip).Take(2), page.Select(note => note.Value));
                Assert.Equal(all.Count, await CountAsync(query with { Skip = skip, Limit = 2 }));
            }

            for (var place = 0; place < all.Count; place++)
            {
                var after = query with { After = PositionOf(all[place], query.Order) };
                Assert.Equal(all.Count - place - 1, await CountAsync(after));
                Assert.Equal(all.Skip(place + 2), (await ListAsync(after with { Skip = 1 })).Select(note => note.Value));
            }

            Assert.Equal(0, await CountAsync(query with { Group = group is null ? null : "c" }, group is null ? Owners[1] : Shop));
            Assert.Empty(await ListAsync(query with { Skip = int.MaxValue, Limit = int.MaxValue }));
        }
    }

    [Fact]
    public async Task A_query_that_does_not_fit_its_order_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await ListAsync(new ListQuery(ByRankInFolder, 1)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await ListAsync(new ListQuery(ByRank, 1) { Group = "a" }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await ListAsync(new ListQuery(ById, 1) { UpTo = 1 }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await ListAsync(new ListQuery(ByRank, 1) { IdFrom = "n1" }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await ListAsync(new ListQuery(ByRank, 1) { IdBefore = "n1" }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await ListAsync(new ListQuery(ById, 1) { IdBefore = "n\0" }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await CountAsync(new ListQuery(ByRankInFolder, 1)));
    }

    private ValueTask<long> CountAsync(ListQuery query, Owner? owner = null) => Store.CountAsync(Notes, owner ?? Shop, query, Token);

    private async Task<List<string>> PagedAsync(ListQuery query)
    {
        var ids = new List<string>();
        while (true)
        {
            var page = await ListAsync(query);
            ids.AddRange(page.Select(note => note.Value.Id));
            Assert.True(ids.Count <= Shelf.Length, "The list repeats itself.");
            if (page.Count < query.Limit)
                return ids;

            query = query with { After = PositionOf(page[^1].Value, query.Order) };
        }
    }

    private static ListPosition PositionOf(Note note, ListOrder order) => new(order.By is null ? 0 : note.Rank!.Value, note.Id);

    private async Task InsertShelfAsync()
    {
        // Against the order, so that no list is right by the order of insertion.
        foreach (var note in Shelf.Reverse())
            await InsertedAsync(note);
    }
}
