using Payments.Storage;
using Xunit;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Specifications;

/// <summary>What a store promises of work that becomes due, its claims and its leases.</summary>
public abstract class DueWorkSpecification<TStore, TSource> : PaymentStoreSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task Work_is_claimed_when_it_is_due_and_not_a_millisecond_before()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon, "why"));

        var early = await ClaimAsync(Noon.AddMilliseconds(-1));
        Assert.Empty(early.Items);
        Assert.Equal(Noon, early.NextDueAt);

        var work = Assert.Single((await ClaimAsync(Noon)).Items);
        Assert.Equal(new DueWork(Shop, "expire", "s1", Noon, 0, work.Fence, "why"), work);
    }

    [Fact]
    public async Task Due_times_are_kept_in_whole_milliseconds()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon.AddTicks(19_999).ToOffset(TimeSpan.FromHours(9))));

        Assert.Equal(Noon.AddMilliseconds(1), Assert.Single((await ClaimAsync(Noon.AddMilliseconds(1))).Items).DueAt);
    }

    [Fact]
    public async Task A_claim_brings_the_longest_due_first_of_all_owners_and_no_more_than_its_limit()
    {
        foreach (var (owner, minute) in Owners.Zip([3, 1, 4, 2]))
            await CommittedAsync(new ChangeSet(owner).Schedule("expire", $"s{minute}", Noon.AddMinutes(-minute)));

        var first = await ClaimAsync(Noon, limit: 3);
        Assert.Equal("s4 s3 s2", string.Join(' ', first.Items.Select(work => work.Key)));
        Assert.Equal([Owners[2], Owners[0], Owners[3]], first.Items.Select(work => work.Owner));
        Assert.Equal(Noon.AddMinutes(-1), first.NextDueAt);
        Assert.Equal("s1", Assert.Single((await ClaimAsync(Noon, limit: 3)).Items).Key);
    }

    [Fact]
    public async Task Work_of_the_same_time_comes_by_account_mode_kind_and_key()
    {
        foreach (var owner in Owners)
            await CommittedAsync(
                new ChangeSet(owner).Schedule("retry", "a", Noon).Schedule("expire", "b", Noon).Schedule("expire", "a", Noon)
            );

        var batch = await ClaimAsync(Noon, 100, "retry", "expire");
        var expected =
            from owner in new[] { Owners[2], Owners[3], Owners[0], Owners[1] }
            from work in new[] { "expire a", "expire b", "retry a" }
            select $"{owner} {work}";
        Assert.Equal(expected, batch.Items.Select(work => $"{work.Owner} {work.Kind} {work.Key}"));
    }

    [Fact]
    public async Task Only_the_kinds_asked_for_are_claimed()
    {
        await CommittedAsync(
            new ChangeSet(Shop).Schedule("expire", "s1", Noon).Schedule("deliver", "d1", Noon.AddHours(-1)).Schedule("settle", "p1", Noon)
        );

        var batch = await ClaimAsync(Noon, 10, "settle", "expire", "expire", "unheard_of");
        Assert.Equal(["s1", "p1"], batch.Items.Select(work => work.Key));
        Assert.Equal(Noon.AddMinutes(1), batch.NextDueAt);

        var none = await Store.ClaimAsync([], Noon, TimeSpan.FromMinutes(1), 10, Token);
        Assert.Empty(none.Items);
        Assert.Null(none.NextDueAt);
    }

    [Fact]
    public async Task The_next_due_time_is_null_only_where_no_row_of_the_kinds_stands()
    {
        Assert.Null((await ClaimAsync(Noon)).NextDueAt);
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon.AddDays(2)).Schedule("deliver", "d1", Noon.AddDays(1)));

        Assert.Equal(Noon.AddDays(2), (await ClaimAsync(Noon)).NextDueAt);
        Assert.Equal(Noon.AddDays(1), (await ClaimAsync(Noon, 10, "expire", "deliver")).NextDueAt);
    }

    [Fact]
    public async Task Claimed_work_is_hidden_until_its_lease_ends_and_then_comes_with_a_new_fence()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon.AddHours(-1)));
        var first = Assert.Single((await ClaimAsync(Noon)).Items);

        var hidden = await ClaimAsync(Noon.AddMinutes(1).AddMilliseconds(-1));
        Assert.Empty(hidden.Items);
        Assert.Equal(Noon.AddMinutes(1), hidden.NextDueAt);

        var second = Assert.Single((await ClaimAsync(Noon.AddMinutes(1))).Items);
        Assert.True(second.Fence > first.Fence);
        Assert.Equal(first with { Fence = second.Fence }, second);
    }

    [Fact]
    public async Task Work_that_was_begun_is_its_beginners_until_its_lease_ends_and_then_anybodys()
    {
        var changes = new ChangeSet(Shop);
        var begun = changes.Begin("expire", "s1", Noon, Noon.AddMinutes(2), "why");
        await CommittedAsync(changes);

        var hidden = await ClaimAsync(Noon.AddMinutes(2).AddMilliseconds(-1));
        Assert.Empty(hidden.Items);
        Assert.Equal(Noon.AddMinutes(2), hidden.NextDueAt);

        var other = Assert.Single((await ClaimAsync(Noon.AddMinutes(2))).Items);
        Assert.NotEqual(begun.Fence, other.Fence);
        Assert.Equal(begun with { Fence = other.Fence }, other);
        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Complete(begun)));
        await CommittedAsync(new ChangeSet(Shop).Complete(other));
    }

    [Fact]
    public async Task Work_that_was_begun_is_completed_or_given_back_without_a_claim()
    {
        var changes = new ChangeSet(Shop);
        var (done, back) = (changes.Begin("expire", "s1", Noon, Noon.AddHours(1)), changes.Begin("expire", "s2", Noon, Noon.AddHours(1)));
        await CommittedAsync(changes);
        await CommittedAsync(new ChangeSet(Shop).Complete(done).Retry(back, Noon.AddMinutes(1)));

        Assert.Empty((await ClaimAsync(Noon)).Items);
        var again = Assert.Single((await ClaimAsync(Noon.AddMinutes(1))).Items);
        Assert.Equal(("s2", 1), (again.Key, again.Attempt));
        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Complete(back)));
    }

    [Fact]
    public async Task Work_that_is_begun_takes_the_place_and_the_lease_of_what_stood()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon));
        var standing = Assert.Single((await ClaimAsync(Noon)).Items);
        var changes = new ChangeSet(Shop);
        var begun = changes.Begin("expire", "s1", Noon, Noon.AddHours(1), "anew");
        await CommittedAsync(changes);

        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Complete(standing)));
        await CommittedAsync(new ChangeSet(Shop).Complete(begun));
        Assert.Null((await ClaimAsync(Noon.AddYears(1))).NextDueAt);
    }

    [Fact]
    public async Task A_set_that_can_wait_is_committed_without_another_one()
    {
        await CommittedAsync(new ChangeSet(Shop) { CanWait = true }.Schedule("expire", "s1", Noon));

        Assert.Single((await ClaimAsync(Noon)).Items);
    }

    [Fact]
    public async Task Completed_work_is_gone()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon));
        var work = Assert.Single((await ClaimAsync(Noon)).Items);
        await CommittedAsync(new ChangeSet(Shop).Complete(work));

        var after = await ClaimAsync(Noon.AddYears(1));
        Assert.Empty(after.Items);
        Assert.Null(after.NextDueAt);
    }

    [Fact]
    public async Task Work_can_be_completed_after_its_lease_while_nobody_else_has_claimed_it()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon));
        var work = Assert.Single((await ClaimAsync(Noon)).Items);
        Assert.Empty((await ClaimAsync(Noon.AddHours(1), 10, "deliver")).Items);

        await CommittedAsync(new ChangeSet(Shop).Complete(work));
    }

    [Fact]
    public async Task Retried_work_comes_again_at_its_new_time_with_one_more_attempt()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon, "why"));
        var first = Assert.Single((await ClaimAsync(Noon)).Items);
        await CommittedAsync(new ChangeSet(Shop).Retry(first, Noon.AddSeconds(5)));

        Assert.Empty((await ClaimAsync(Noon.AddSeconds(4))).Items);
        var second = Assert.Single((await ClaimAsync(Noon.AddSeconds(5))).Items);
        Assert.Equal(new DueWork(Shop, "expire", "s1", Noon.AddSeconds(5), 1, second.Fence, "why"), second);
        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Complete(first)));
        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Retry(first, Noon)));
    }

    [Fact]
    public async Task Work_given_back_is_no_longer_its_old_owners()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon));
        var work = Assert.Single((await ClaimAsync(Noon)).Items);
        await CommittedAsync(new ChangeSet(Shop).Retry(work, Noon.AddSeconds(5)));

        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Complete(work)));
    }

    [Fact]
    public async Task Another_claim_takes_the_lease_and_the_old_owners_whole_set_is_refused()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon));
        var old = Assert.Single((await ClaimAsync(Noon)).Items);
        var current = Assert.Single((await ClaimAsync(Noon.AddMinutes(2))).Items);

        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Insert(Notes, new Note("n1")).Complete(old)));
        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Insert(Notes, new Note("n1")).Retry(old, Noon)));
        Assert.Null(await GetAsync("n1"));
        await CommittedAsync(new ChangeSet(Shop).Insert(Notes, new Note("n1")).Complete(current));
    }

    [Fact]
    public async Task Scheduling_again_replaces_the_row_and_takes_its_lease()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon, "old"));
        await CommittedAsync(new ChangeSet(Shop).Retry(Assert.Single((await ClaimAsync(Noon)).Items), Noon));
        var old = Assert.Single((await ClaimAsync(Noon)).Items);
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon.AddSeconds(1), "new"));

        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Complete(old)));
        var work = Assert.Single((await ClaimAsync(Noon.AddSeconds(1))).Items);
        Assert.Equal(new DueWork(Shop, "expire", "s1", Noon.AddSeconds(1), 0, work.Fence, "new"), work);
    }

    [Fact]
    public async Task Scheduling_once_leaves_the_row_that_stands_claimed_or_not()
    {
        await CommittedAsync(new ChangeSet(Shop).ScheduleOnce("expire", "s1", Noon).ScheduleOnce("expire", "s1", Noon.AddHours(-1)));
        Assert.Empty((await ClaimAsync(Noon.AddMinutes(-1))).Items);
        var work = Assert.Single((await ClaimAsync(Noon)).Items);
        await CommittedAsync(new ChangeSet(Shop).ScheduleOnce("expire", "s1", Noon));

        Assert.Empty((await ClaimAsync(Noon)).Items);
        await CommittedAsync(new ChangeSet(Shop).Complete(work));
    }

    [Fact]
    public async Task Canceled_work_is_gone_claimed_or_not_and_canceling_nothing_is_no_error()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon).Schedule("expire", "s2", Noon.AddHours(1)));
        var work = Assert.Single((await ClaimAsync(Noon)).Items);
        await CommittedAsync(new ChangeSet(Shop).Cancel("expire", "s1").Cancel("expire", "s2").Cancel("expire", "s3"));

        Assert.Null((await ClaimAsync(Noon.AddYears(1))).NextDueAt);
        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Complete(work)));
    }

    [Fact]
    public async Task A_row_scheduled_after_its_removal_is_not_its_old_owners()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon));
        var old = Assert.Single((await ClaimAsync(Noon)).Items);
        await CommittedAsync(new ChangeSet(Shop).Cancel("expire", "s1"));
        await CommittedAsync(new ChangeSet(Shop).Schedule("expire", "s1", Noon));
        Assert.Single((await ClaimAsync(Noon)).Items);

        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Complete(old)));
    }

    [Fact]
    public async Task Work_is_changed_in_order_so_a_worker_can_complete_and_schedule_anew_in_one_set()
    {
        await CommittedAsync(new ChangeSet(Shop).Schedule("renew", "sub1", Noon));
        var work = Assert.Single((await ClaimAsync(Noon, 10, "renew")).Items);
        await CommittedAsync(new ChangeSet(Shop).Complete(work).Schedule("renew", "sub1", Noon.AddDays(30)));

        Assert.Equal(Noon.AddDays(30), (await ClaimAsync(Noon.AddDays(1), 10, "renew")).NextDueAt);
        Assert.Equal(CommitResult.LeaseLost, await CommitAsync(new ChangeSet(Shop).Complete(work)));
    }

    [Fact]
    public async Task The_same_kind_and_key_of_two_owners_are_two_rows()
    {
        foreach (var owner in Owners)
            await CommittedAsync(new ChangeSet(owner).Schedule("expire", "s1", Noon));
        await CommittedAsync(new ChangeSet(Owners[0]).Cancel("expire", "s1"));

        Assert.Equal([Owners[2], Owners[3], Owners[1]], (await ClaimAsync(Noon)).Items.Select(work => work.Owner));
    }

    [Fact]
    public async Task A_lease_and_a_limit_are_positive()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await Store.ClaimAsync(["expire"], Noon, TimeSpan.Zero, 1, Token)
        );
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await Store.ClaimAsync(["expire"], Noon, TimeSpan.FromSeconds(1), 0, Token)
        );
    }
}
