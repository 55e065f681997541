using Payments.Storage;
using Xunit;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Specifications;

/// <summary>What a store promises of writers, readers and claimers at once.</summary>
public abstract class StoreConcurrencySpecification<TStore, TSource> : PaymentStoreSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task Of_64_writers_to_shared_records_none_loses_an_update()
    {
        const int Writers = 64;
        const int Sets = 10;
        const int Shared = 16;
        var first = new ChangeSet(Shop);
        for (var counter = 0; counter < Shared; counter++)
            first.Insert(Counters, new Counter($"c{counter}", 0));
        await CommittedAsync(first);

        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(
                        async () =>
                        {
                            for (var set = 0; set < Sets; set++)
                                await AddToTwoAsync(
                                    $"c{(writer + set) % Shared}",
                                    $"c{(writer + (3 * set) + 1) % Shared}",
                                    $"w{writer}s{set}"
                                );
                        },
                        Token
                    )
                )
        );

        long total = 0;
        for (var counter = 0; counter < Shared; counter++)
        {
            var stored = (await Store.GetAsync(Counters, Shop, $"c{counter}", Token))!;
            Assert.Equal(stored.Value.Value + 1, stored.Version);
            total += stored.Value.Value;
        }

        var marks = await ListAsync(new ListQuery(ById, Writers * Sets * 2));
        Assert.Equal(Writers * Sets, marks.Count);
        Assert.Equal(marks.Sum(mark => mark.Value.Rank), total);
    }

    [Fact]
    public async Task An_acknowledged_set_is_seen_by_the_next_read_of_any_thread() =>
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(writer =>
                    Task.Run(
                        async () =>
                        {
                            for (var set = 0; set < 15; set++)
                            {
                                var id = $"w{writer}s{set}";
                                await InsertedAsync(new Note(id, Title: id));
                                Assert.NotNull(await GetAsync(id));
                                Assert.NotNull(await FindAsync(ByTitle, id));
                            }
                        },
                        Token
                    )
                )
        );

    [Fact]
    public async Task A_unique_name_has_one_winner_among_many()
    {
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(writer =>
                    Task.Run(
                        async () => await CommitAsync(new ChangeSet(Shop).Insert(Notes, new Note($"n{writer}", Title: "title"))),
                        Token
                    )
                )
        );

        Assert.Equal(1, results.Count(result => result.Status == CommitStatus.Committed));
        Assert.Equal(31, results.Count(result => result == CommitResult.Duplicate("notes", "title")));
        Assert.Single(await ListAsync(new ListQuery(ById, 100)));
    }

    [Fact]
    public async Task A_reader_sees_all_of_a_set_or_nothing_of_it()
    {
        await CommittedAsync(new ChangeSet(Shop).Insert(Notes, new Note("a", "0")).Insert(Notes, new Note("b", "0")));
        var writing = Task.Run(
            async () =>
            {
                for (var set = 1; set <= 100; set++)
                {
                    var pair = await ListAsync(new ListQuery(ById, 2));
                    await CommittedAsync(
                        new ChangeSet(Shop).Update(Notes, pair[0], new Note("a", $"{set}")).Update(Notes, pair[1], new Note("b", $"{set}"))
                    );
                }
            },
            Token
        );

        while (!writing.IsCompleted)
        {
            var pair = await ListAsync(new ListQuery(ById, 2));
            Assert.Equal(pair[0].Value.Text, pair[1].Value.Text);
            Assert.Equal(pair[0].Version, pair[1].Version);
        }

        await writing;
    }

    [Fact]
    public async Task Many_claimers_share_the_work_and_no_two_bring_the_same_row()
    {
        const int Rows = 400;
        var changes = new ChangeSet(Shop);
        for (var row = 0; row < Rows; row++)
            changes.Schedule("expire", $"s{row}", Noon.AddSeconds(-row));
        await CommittedAsync(changes);

        var claimed = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        async () =>
                        {
                            var keys = new List<string>();
                            while (true)
                            {
                                var batch = await ClaimAsync(Noon, limit: 7);
                                if (batch.Items.Count == 0)
                                    return keys;

                                keys.AddRange(batch.Items.Select(work => work.Key));
                            }
                        },
                        Token
                    )
                )
        );

        var all = claimed.SelectMany(keys => keys).ToList();
        Assert.Equal(Rows, all.Count);
        Assert.Equal(Rows, all.Distinct().Count());
    }

    [Fact]
    public async Task A_call_that_is_canceled_before_it_begins_changes_nothing()
    {
        var canceled = new CancellationToken(canceled: true);
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.CommitAsync(new ChangeSet(Shop).Insert(Notes, new Note("n1")), canceled)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.ClaimAsync(["expire"], Noon, TimeSpan.FromMinutes(1), 1, canceled)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.GetAsync(Notes, Shop, "n1", canceled));
        Assert.Null(await GetAsync("n1"));
        Assert.Single((await ClaimAsync(Noon)).Items);
    }

    private async Task AddToTwoAsync(string one, string other, string mark)
    {
        while (true)
        {
            var changes = new ChangeSet(Shop);
            var counters = new[] { one, other }.Distinct().ToArray();
            changes.Insert(Notes, new Note(mark, Rank: counters.Length));
            foreach (var id in counters)
            {
                var read = (await Store.GetAsync(Counters, Shop, id, Token))!;
                changes.Update(Counters, read, read.Value with { Value = read.Value.Value + 1 });
            }

            var result = await CommitAsync(changes);
            if (result.Status == CommitStatus.Committed)
                return;

            Assert.Equal(CommitResult.Conflict("counters"), result);
        }
    }
}
