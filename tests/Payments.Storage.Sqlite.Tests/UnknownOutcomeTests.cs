using Microsoft.Data.Sqlite;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class UnknownOutcomeTests : StoreFixture
{
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;

    [Theory]
    [InlineData(IoError, true)]
    [InlineData(IoError, false)]
    [InlineData(Corrupt, false)]
    [InlineData(Full, false)]
    public async Task A_commit_whose_answer_is_lost_is_unknown_and_never_failed(int code, bool written)
    {
        var store = await OpenAsync();
        Fail(store, code, written);

        await Assert.ThrowsAsync<StoreUnknownException>(() => CommitAsync(store, Insert("n1")));
        await store.DisposeAsync();
        Assert.Equal(written, await HasAsync(await OpenAsync(), "n1"));
    }

    [Fact]
    public async Task Every_caller_of_the_batch_hears_that_the_outcome_is_unknown_even_one_that_was_refused()
    {
        var store = await OpenAsync();
        using var held = new HeldCommit(store.Writer);
        var first = CommitAsync(store, Insert("first", "taken"));
        await held.ReachedAsync();
        Fail(store, IoError, written: false);
        Task[] batch = [CommitAsync(store, Insert("n1")), CommitAsync(store, Insert("n2", "taken")), CommitAsync(store, Insert("n3"))];
        held.LetGo();

        await first;
        foreach (var commit in batch)
            await Assert.ThrowsAsync<StoreUnknownException>(() => commit);
    }

    [Fact]
    public async Task After_an_unknown_outcome_nothing_is_read_or_written_until_a_restart()
    {
        var store = await OpenAsync();
        Fail(store, IoError, written: true);
        await Assert.ThrowsAsync<StoreUnknownException>(() => CommitAsync(store, Insert("n1")));

        async Task RefusedAsync(Func<Task> call)
        {
            var error = await Assert.ThrowsAsync<StoreException>(call);
            Assert.Contains("Restart", error.Message, StringComparison.Ordinal);
        }

        await RefusedAsync(() => CommitAsync(store, Insert("n2")));
        await RefusedAsync(() => HasAsync(store, "n1"));
        await RefusedAsync(() =>
            store.ListAsync(SpecificationSchema.Notes, Shop, new ListQuery(SpecificationSchema.ById, 1), Token).AsTask()
        );
        await RefusedAsync(() => store.ClaimAsync(["expire"], Noon, TimeSpan.FromMinutes(1), 1, Token).AsTask());
    }

    [Fact]
    public async Task Sets_that_wait_behind_an_unknown_outcome_are_refused_for_they_were_not_begun()
    {
        var store = await OpenAsync(configure: options => options.MaxBatch = 1);
        using var held = new HeldCommit(store.Writer);
        var first = CommitAsync(store, Insert("first"));
        await held.ReachedAsync();
        Fail(store, IoError, written: false);
        var unknown = CommitAsync(store, Insert("unknown"));
        var behind = CommitAsync(store, Insert("behind"));
        held.LetGo();

        await first;
        await Assert.ThrowsAsync<StoreUnknownException>(() => unknown);
        await Assert.ThrowsAsync<StoreException>(() => behind);
    }

    private static void Fail(SqlitePaymentStore store, int code, bool written) =>
        store.Writer.AroundCommit = commit =>
        {
            if (written)
                commit();
            throw new SqliteException("the disk did not answer", code);
        };
}
