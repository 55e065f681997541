using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class RunningSumsTests : StoreFixture
{
    private static readonly Schema WithoutSums = new([.. SpecificationSchema.Schema.Steps.Take(2)]);

    [Fact]
    public async Task A_file_that_is_opened_again_has_all_that_was_added()
    {
        var store = await OpenAsync();
        await CommitAsync(store, new ChangeSet(Shop).Add("balances", "eur", 40).Add("balances", "gbp", long.MinValue));
        await CommitAsync(store, new ChangeSet(Shop).Add("balances", "eur", 2));
        await store.DisposeAsync();

        Assert.Equal([new RunningSum("eur", 42), new RunningSum("gbp", long.MinValue)], await SumsAsync(await OpenAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_leaves_the_record_and_the_sum_or_neither(bool written)
    {
        var store = await OpenAsync();
        store.Writer.AroundCommit = commit =>
        {
            if (written)
                commit();
            throw new IOException("The process dies here.");
        };
        await Assert.ThrowsAsync<StoreUnknownException>(() => CommitAsync(store, Insert("n1").Add("balances", "eur", 7)));
        await store.DisposeAsync();

        var again = await OpenAsync();
        Assert.Equal(written, await HasAsync(again, "n1"));
        Assert.Equal(written ? [new RunningSum("eur", 7)] : [], await SumsAsync(again));
    }

    [Fact]
    public async Task A_set_that_leaves_the_range_is_refused_alone_among_those_that_share_its_commit()
    {
        var store = await OpenAsync();
        await CommitAsync(store, new ChangeSet(Shop).Add("balances", "eur", long.MaxValue - 1));
        using var held = new HeldCommit(store.Writer);
        var first = CommitAsync(store, Insert("first"));
        await held.ReachedAsync();
        var before = CommitAsync(store, Insert("before").Add("balances", "eur", 1));
        var tooMuch = CommitAsync(store, Insert("too much").Add("balances", "a", 1).Add("balances", "eur", 1));
        var after = CommitAsync(store, Insert("after").Add("balances", "eur", -10));
        held.LetGo();

        await first;
        Assert.Equal(CommitResult.Committed, await before);
        Assert.Equal(typeof(StoreException), (await Assert.ThrowsAnyAsync<StoreException>(() => tooMuch)).GetType());
        Assert.Equal(CommitResult.Committed, await after);
        Assert.False(await HasAsync(store, "too much"));
        Assert.Equal([new RunningSum("eur", long.MaxValue - 10)], await SumsAsync(store));
    }

    [Fact]
    public async Task A_schema_without_running_sums_takes_none_until_a_later_release_brings_them()
    {
        var old = await OpenAsync(WithoutSums);
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(old, Insert("n1").Add("balances", "eur", 1)));
        await Assert.ThrowsAsync<ArgumentException>(() => SumsAsync(old));
        Assert.False(await HasAsync(old, "n1"));
        await old.DisposeAsync();

        var store = await OpenAsync();
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("n1").Add("balances", "eur", 1)));
        Assert.Equal([new RunningSum("eur", 1)], await SumsAsync(store));
    }

    private static async Task<IReadOnlyList<RunningSum>> SumsAsync(SqlitePaymentStore store) =>
        await store.SumsAsync("balances", Shop, null, null, Token);
}
