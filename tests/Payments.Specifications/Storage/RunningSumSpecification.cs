using System.Text;
using Payments.Storage;
using Xunit;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Specifications;

/// <summary>What a store promises of running sums.</summary>
public abstract class RunningSumSpecification<TStore, TSource> : PaymentStoreSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task A_sum_is_all_that_was_added_to_it()
    {
        await CommittedAsync(new ChangeSet(Shop).Add("balances", "eur", 500).Add("balances", "gbp", -70).Add("fees", "eur", 3));
        await CommittedAsync(new ChangeSet(Shop).Add("balances", "eur", -20).Insert(Notes, new Note("n1")));

        Assert.Equal("eur 480, gbp -70", await SumsAsync("balances"));
        Assert.Equal("eur 3", await SumsAsync("fees"));
        Assert.Equal("", await SumsAsync("never_added_to"));
    }

    [Fact]
    public async Task What_one_set_adds_to_a_sum_again_goes_together_and_nothing_writes_nothing()
    {
        var changes = new ChangeSet(Shop)
            .Add("balances", "eur", 5)
            .Add("fees", "eur", 1)
            .Add("balances", "eur", 7)
            .Add("balances", "gbp", 9)
            .Add("balances", "gbp", -9)
            .Add("balances", "usd", 0);
        Assert.Equal([new SumChange("balances", "eur", 12), new SumChange("fees", "eur", 1)], changes.Sums);
        await CommittedAsync(changes);

        Assert.Equal("eur 12", await SumsAsync("balances"));
    }

    [Fact]
    public async Task A_sum_that_has_come_back_to_0_stays_with_0()
    {
        await CommittedAsync(new ChangeSet(Shop).Add("balances", "eur", 5).Add("balances", "gbp", 1));
        await CommittedAsync(new ChangeSet(Shop).Add("balances", "eur", -5));

        Assert.Equal("eur 0, gbp 1", await SumsAsync("balances"));
    }

    [Theory]
    [InlineData(null, null, "Z 0, _ 1, a 2, aa 3, b 4, é 5, \uFF5E 6, 🧾 7")]
    [InlineData("", "🧾", "Z 0, _ 1, a 2, aa 3, b 4, é 5, \uFF5E 6")]
    [InlineData("a", "b", "a 2, aa 3")]
    [InlineData("a", null, "a 2, aa 3, b 4, é 5, \uFF5E 6, 🧾 7")]
    [InlineData("a0", "aaa", "aa 3")]
    [InlineData("\uFF5F", null, "🧾 7")]
    [InlineData(null, "_", "Z 0")]
    [InlineData("b", "b", "")]
    [InlineData("b", "a", "")]
    [InlineData(null, "", "")]
    public async Task A_range_has_the_keys_from_its_first_to_before_its_end_by_their_UTF_8_bytes(
        string? from,
        string? before,
        string expected
    )
    {
        string[] keys = ["Z", "_", "a", "aa", "b", "é", "\uFF5E", "🧾"];
        Assert.Equal(keys.OrderBy(key => Convert.ToHexString(Encoding.UTF8.GetBytes(key)), StringComparer.Ordinal), keys);
        var changes = new ChangeSet(Shop).Add("a_sum_before", "zz", 1).Add("zz_sum_after", "A", 1);
        foreach (var (key, value) in keys.Select((key, value) => (key, value)).Reverse())
            changes.Add("ranges", key, value + 1L);
        Assert.Equal(keys, changes.Sums.Where(change => change.Sum == "ranges").Select(change => change.Key));
        await CommittedAsync(changes);
        await CommittedAsync(new ChangeSet(Owner.Test("acct_other")).Add("ranges", "a", 9));
        await CommittedAsync(keys.Aggregate(new ChangeSet(Shop), (all, key) => all.Add("ranges", key, -1)));

        Assert.Equal(expected, await SumsAsync("ranges", from: from, before: before));
    }

    [Fact]
    public async Task Other_owners_and_modes_have_sums_of_their_own()
    {
        foreach (var (owner, index) in Owners.Select((owner, index) => (owner, index)))
            await CommittedAsync(new ChangeSet(owner).Add("balances", "eur", index + 1));

        foreach (var (owner, index) in Owners.Select((owner, index) => (owner, index)))
            Assert.Equal($"eur {index + 1}", await SumsAsync("balances", owner));
        Assert.Equal("", await SumsAsync("balances", Owner.Test("acct_third")));
    }

    [Fact]
    public async Task A_refused_set_adds_nothing()
    {
        await CommittedAsync(new ChangeSet(Shop).Insert(Notes, new Note("n1")).Schedule("expire", "n1", Noon).Add("balances", "eur", 1));
        var stale = new Stored<Note>(new Note("n1"), 7);
        var work = Assert.Single((await ClaimAsync(Noon)).Items);
        await CommittedAsync(new ChangeSet(Shop).Cancel("expire", "n1"));

        Assert.Equal(
            CommitResult.Duplicate("notes", null),
            await CommitAsync(new ChangeSet(Shop).Add("balances", "eur", 10).Insert(Notes, new Note("n1")))
        );
        Assert.Equal(
            CommitResult.Conflict("notes"),
            await CommitAsync(new ChangeSet(Shop).Add("balances", "eur", 10).Update(Notes, stale, stale.Value))
        );
        Assert.Equal(
            CommitResult.LeaseLost,
            await CommitAsync(new ChangeSet(Shop).Add("balances", "eur", 10).Add("balances", "gbp", 10).Complete(work))
        );
        Assert.Equal("eur 1", await SumsAsync("balances"));
    }

    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MaxValue - 5, long.MaxValue)]
    [InlineData(long.MinValue, -1)]
    [InlineData(long.MinValue + 100, -200)]
    [InlineData(-1, long.MinValue)]
    public async Task A_sum_that_would_leave_its_range_refuses_the_whole_set(long standing, long delta)
    {
        await CommittedAsync(new ChangeSet(Shop).Add("balances", "eur", standing).Schedule("expire", "kept", Noon));
        var tooMuch = new ChangeSet(Shop)
            .Insert(Notes, new Note("n1"))
            .Add("balances", "a_first", 1)
            .Add("balances", "eur", delta)
            .Cancel("expire", "kept");

        var error = await Assert.ThrowsAsync<StoreException>(async () => await CommitAsync(tooMuch));
        Assert.Contains("balances of eur would leave the range", error.Message, StringComparison.Ordinal);
        Assert.Equal($"eur {standing}", await SumsAsync("balances"));
        Assert.Null(await GetAsync("n1"));
        Assert.Single((await ClaimAsync(Noon)).Items);
        await CommittedAsync(new ChangeSet(Shop).Add("balances", "eur", -(standing / 2)));
        Assert.Equal($"eur {standing - (standing / 2)}", await SumsAsync("balances"));
    }

    [Fact]
    public async Task A_sum_reaches_both_ends_of_its_range()
    {
        await CommittedAsync(new ChangeSet(Shop).Add("balances", "high", long.MaxValue - 1).Add("balances", "low", long.MinValue + 1));
        await CommittedAsync(new ChangeSet(Shop).Add("balances", "high", 1).Add("balances", "low", -1));

        Assert.Equal($"high {long.MaxValue}, low {long.MinValue}", await SumsAsync("balances"));
    }

    [Fact]
    public async Task Of_64_writers_to_one_sum_each_adds_all_and_none_stands_in_anothers_way()
    {
        const int Writers = 64;
        const int Sets = 100;
        var writing = Task.WhenAll(
            Enumerable
                .Range(1, Writers)
                .Select(writer =>
                    Task.Run(
                        async () =>
                        {
                            for (var set = 0; set < Sets; set++)
                                await CommittedAsync(
                                    new ChangeSet(Shop)
                                        .Add("balances", "out", -writer)
                                        .Add("balances", "in", writer)
                                        .Add("writers", $"w{writer}", 1)
                                );
                        },
                        Token
                    )
                )
        );

        // A read is of one moment: what a set moves from one key to another is never seen in both or in neither.
        while (!writing.IsCompleted)
            Assert.Equal(0, (await Store.SumsAsync("balances", Shop, null, null, Token)).Sum(sum => sum.Value));

        await writing;
        var total = Sets * Writers * (Writers + 1) / 2;
        Assert.Equal($"in {total}, out {-total}", await SumsAsync("balances"));
        Assert.All(await Store.SumsAsync("writers", Shop, null, null, Token), writer => Assert.Equal(Sets, writer.Value));
    }

    [Theory]
    [MemberData(nameof(SpecificationData.StorableTexts), MemberType = typeof(SpecificationData))]
    public async Task A_key_of_a_sum_comes_back_as_it_was_given(string text)
    {
        await CommittedAsync(new ChangeSet(Shop).Add("texts", text, 1));

        Assert.Equal(new RunningSum(text, 1), Assert.Single(await Store.SumsAsync("texts", Shop, text, text + " ", Token)));
    }

    [Theory]
    [MemberData(nameof(SpecificationData.UnstorableTexts), MemberType = typeof(SpecificationData), DisableDiscoveryEnumeration = true)]
    public async Task A_name_or_a_key_of_a_sum_that_not_every_store_can_keep_is_refused(string text)
    {
        Assert.Throws<ArgumentException>(() => new ChangeSet(Shop).Add("texts", text, 1));
        Assert.Throws<ArgumentException>(() => new ChangeSet(Shop).Add(text, "key", 1));
        await Assert.ThrowsAsync<ArgumentException>(async () => await SumsAsync("texts", from: text));
        await Assert.ThrowsAsync<ArgumentException>(async () => await SumsAsync("texts", before: text));
        await Assert.ThrowsAsync<ArgumentException>(async () => await SumsAsync(text));
    }

    private async Task<string> SumsAsync(string sum, Owner? owner = null, string? from = null, string? before = null) =>
        string.Join(", ", (await Store.SumsAsync(sum, owner ?? Shop, from, before, Token)).Select(one => $"{one.Key} {one.Value}"));
}
