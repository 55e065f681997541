using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class IdempotencyTests : EngineTestBase
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public async Task The_same_key_again_gives_the_first_answer_and_makes_nothing()
    {
        var first = await CreateAsync("key");
        Assert.Equal((false, 201), (first.IsReplay, first.Response!.Code));
        Assert.Equal(first.Value.Id, first.Response.Body);
        Time.Advance(Day - TimeSpan.FromMilliseconds(1));
        var again = await CreateAsync("key");

        Assert.True(again.IsReplay);
        Assert.Equal(first.Response, again.Response);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_refused_and_the_first_answer_stands()
    {
        var first = await CreateAsync("key");
        var other = await CreateAsync("key", "other");

        Assert.Equal((RefusalKind.KeyReused, "idempotency_key_reused"), (other.Refusal!.Kind, other.Refusal.Code));
        Assert.Null(other.Response);
        Assert.Equal(first.Response, (await CreateAsync("key")).Response);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task The_same_key_of_another_owner_is_another_key()
    {
        await CreateAsync("key");

        Assert.False((await CreateAsync("key", owner: Owner.Test("acct_other"))).IsReplay);
    }

    [Fact]
    public async Task A_request_that_is_wrong_in_itself_does_not_use_the_key_up()
    {
        var token = TestContext.Current.CancellationToken;
        var wrong = await Engine.CheckoutSessions.CreateAsync(
            Shop,
            EngineHost.Request() with
            {
                Amount = Money.Zero(Currency.Gbp),
            },
            Call("key", "wrong"),
            token
        );
        Assert.Equal("amount_not_positive", wrong.Refusal!.Code);
        Assert.Null(wrong.Response);

        Assert.True((await CreateAsync("key")).IsSuccess);
    }

    [Fact]
    public async Task A_refusal_by_the_state_of_things_is_an_answer_too_and_is_given_again()
    {
        var session = await Host.OpenAsync(Shop);
        await Host.PayAsync(session);
        var token = TestContext.Current.CancellationToken;
        var first = await Engine.CheckoutSessions.ExpireAsync(Shop, session.Id, Call("key"), token);
        var again = await Engine.CheckoutSessions.ExpireAsync(Shop, session.Id, Call("key"), token);

        Assert.Equal("already_complete", first.Refusal!.Code);
        Assert.Equal(new StoredResponse(409, "already_complete"), again.Response);
        Assert.True(again.IsReplay);
    }

    [Fact]
    public async Task Of_64_requests_with_one_key_at_once_one_is_carried_out()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => CreateAsync("key"))));

        Assert.Single(outcomes, outcome => !outcome.IsReplay);
        Assert.Single(outcomes.Select(outcome => outcome.Response).Distinct());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_key_that_has_expired_is_as_good_as_new()
    {
        var first = await CreateAsync("key");
        Time.Advance(Day);
        var again = await CreateAsync("key", "other");

        Assert.False(again.IsReplay);
        Assert.NotEqual(first.Response, again.Response);
        Assert.Equal(again.Response, (await CreateAsync("key", "other")).Response);
    }

    [Fact]
    public async Task A_key_that_stands_as_under_way_is_refused_until_its_lock_ends()
    {
        var busy = new IdempotencyRecord
        {
            Key = "key",
            Fingerprint = "asked",
            ExpiresAt = Now + Day,
            State = new IdempotencyState.InProgress(Now.AddMinutes(1)),
        };
        await Store.CommitAsync(
            new ChangeSet(Shop).Insert(PaymentsSchema.Current.Table<IdempotencyRecord>(), busy),
            TestContext.Current.CancellationToken
        );

        Assert.Equal("idempotency_key_in_use", (await CreateAsync("key")).Refusal!.Code);
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await CreateAsync("key")).IsSuccess);
        Assert.True((await CreateAsync("key")).IsReplay);
    }

    [Fact]
    public async Task The_sweeper_removes_all_keys_that_have_expired_and_no_other()
    {
        // Three batches, that end a moment before midnight, at it, and after it.
        var midnight = Now + Day;
        for (var i = 0; i < 450; i++)
            await CreateAsync($"old-{i:000}", retention: Day - TimeSpan.FromMilliseconds(1));
        await CreateAsync("at", retention: Day);
        await CreateAsync("after", retention: Day + TimeSpan.FromMilliseconds(1));
        Assert.Equal(
            [midnight, midnight.AddDays(1)],
            Store.Book.WorkOf(IdempotencyStorage.SweepWork).Select(key => DateTimeOffset.Parse(key + "Z", null))
        );

        Time.Advance(Day - TimeSpan.FromMilliseconds(1));
        await Host.RunAsync();
        Assert.Equal(452, await KeysAsync());

        await Host.RunAfterAsync(TimeSpan.FromMilliseconds(1));
        Assert.InRange(await KeysAsync(), 1, 2);
        Assert.True((await CreateAsync("after")).IsReplay);
        Assert.False((await CreateAsync("old-007", retention: TimeSpan.FromHours(1))).IsReplay);

        await Host.RunAfterAsync(TimeSpan.FromDays(2));
        Assert.Equal(0, await KeysAsync());
        Assert.Empty(Store.Book.WorkOf(IdempotencyStorage.SweepWork));
    }

    [Fact]
    public async Task The_sweeper_leaves_a_key_that_ends_within_the_same_millisecond()
    {
        await CreateAsync("key", retention: Day + TimeSpan.FromTicks(5));
        var work = new DueWork(Shop, IdempotencyStorage.SweepWork, "by hand", Now, 0, 0, null);
        await Store.CommitAsync(new ChangeSet(Shop).Schedule(work.Kind, work.Key, Now + Day), TestContext.Current.CancellationToken);
        await Host.RunAfterAsync(Day);

        Assert.True((await CreateAsync("key")).IsReplay);
    }

    private static IdempotentCall<CheckoutSession> Call(string key, string fingerprint = "asked", TimeSpan? retention = null) =>
        new(
            key,
            fingerprint,
            retention ?? Day,
            result => result.IsSuccess ? new StoredResponse(201, result.Value.Id) : new StoredResponse(409, result.Refusal.Code)
        );

    private Task<Result<CheckoutSession>> CreateAsync(
        string key,
        string fingerprint = "asked",
        Owner? owner = null,
        TimeSpan? retention = null
    ) => Engine.CheckoutSessions.CreateAsync(owner ?? Shop, EngineHost.Request(), Call(key, fingerprint, retention)).AsTask();

    private async Task<int> CountAsync() => (await Engine.CheckoutSessions.ListAsync(Shop, Limits.PageSize)).Value.Items.Count;

    private async Task<int> KeysAsync() =>
        (
            await Store.ListAsync(
                PaymentsSchema.Current.Table<IdempotencyRecord>(),
                Shop,
                new ListQuery(PaymentsSchema.Current.Table<IdempotencyRecord>().Lists[0], 1_000),
                default
            )
        ).Count;
}
