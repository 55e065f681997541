using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>That events which were just committed here are handed out at once, once, and never lost.</summary>
public sealed class EventHandOutTests : EventHandOutFixture
{
    [Fact]
    public async Task What_a_worker_hands_out_is_neither_claimed_nor_read_back()
    {
        var host = await StartAsync("h0", "h1");
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h0") == 1 && Calls("h1") == 1 && NothingWaits());

        Assert.Empty(Store.Book.WorkOf(EventStorage.HandleWork));
        Assert.DoesNotContain(Committed(), work => work.Kind == EventStorage.HandleWork);
    }

    [Fact]
    public async Task The_events_of_many_commits_end_in_few()
    {
        var host = await StartAsync("h0");
        Held["h0"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h0") == 1);
        var held = Held["h0"];
        Held.Clear();
        for (var number = 0; number < 20; number++)
            await host.ExpireAsync(await host.OpenAsync(Shop));
        held.SetResult();
        await Reached.ThatAsync(() => Calls("h0") == 21 && NothingWaits());

        Assert.Equal(21, Committed().Count(work => work is WorkChange.Complete { Work.Kind: EventStorage.PublishWork }));
        Assert.InRange(Ends, 2, 20);
    }

    [Fact]
    public async Task A_handler_that_throws_is_called_again_and_the_other_is_not()
    {
        var host = await StartAsync("h0", "h1");
        Throwing.Add("h0");
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h0") == 1 && Store.Book.WorkOf(EventStorage.HandleAgainWork).Count == 1);
        Throwing.Clear();
        Time.Advance(TimeSpan.FromMinutes(1));
        await Reached.ThatAsync(() => Calls("h0") == 2 && NothingWaits());

        Assert.Equal(1, Calls("h1"));
        Assert.Single(Log.Of(LogLevel.Error));
    }

    [Fact]
    public async Task A_handler_that_takes_long_gets_a_row_of_its_own_and_keeps_nobody_waiting()
    {
        var host = await StartAsync("h0", "h1");
        var held = Held["h0"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Store.Book.WorkOf(EventStorage.HandleWork).Count == 1);
        Assert.Empty(Store.Book.WorkOf(EventStorage.PublishWork));

        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h1") == 2);
        held.SetResult();
        await Reached.ThatAsync(NothingWaits);

        Assert.Equal((2, 2), (Calls("h0"), Calls("h1")));
    }

    [Fact]
    public async Task What_a_process_that_died_had_begun_is_handed_out_by_the_next_one_once_the_lease_has_ended()
    {
        var host = await StartAsync("h0");
        Held["h0"] = new TaskCompletionSource();
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h0") == 1 && Store.Book.WorkOf(EventStorage.HandleWork).Count == 1);

        // Another process, over the same store: the first one says nothing any more.
        Held.Clear();
        await using var next = Host("h0");
        await next.RunAsync();
        Assert.Equal(1, Calls("h0"));
        Time.Advance(FreshEvents.Lease + TimeSpan.FromMinutes(1));
        await next.RunAsync();

        Assert.Equal(2, Calls("h0"));
    }

    [Theory]
    [InlineData("h0")]
    [InlineData("h1")]
    public async Task A_commit_that_fails_loses_no_event(string failing)
    {
        var host = await StartAsync("h0", "h1");
        var session = await host.OpenAsync(Shop);
        Throwing.Add(failing);
        Store.BeforeCommit = (changes, _) =>
        {
            if (!changes.Work.Any(work => work is WorkChange.Complete { Work.Kind: EventStorage.PublishWork }))
                return default;

            Store.BeforeCommit = null;
            throw new StoreException("The disk is away.");
        };
        await host.ExpireAsync(session);
        await Reached.ThatAsync(() => Log.Of(LogLevel.Error).Count >= 2);
        Throwing.Clear();
        Time.Advance(FreshEvents.Lease);
        await Reached.ThatAsync(() => Calls("h0") == 2 && Calls("h1") == 2 && NothingWaits());
    }

    [Fact]
    public async Task A_store_that_is_busy_is_asked_again_and_no_handler_is()
    {
        var host = await StartAsync("h0");
        var session = await host.OpenAsync(Shop);
        var refusals = 0;
        Store.BeforeCommit = (changes, _) =>
            changes.Work.Any(work => work is WorkChange.Complete { Work.Kind: EventStorage.PublishWork }) && refusals++ < 2
                ? throw new StoreBusyException("Much waits.")
                : default(ValueTask<CommitResult?>);
        await host.ExpireAsync(session);
        await Reached.ThatAsync(NothingWaits);

        Assert.Equal((1, 3), (Calls("h0"), refusals));
    }

    [Fact]
    public async Task The_end_of_a_handler_that_took_long_is_noted_although_the_store_is_busy_for_a_while()
    {
        var host = await StartAsync("h0");
        var held = Held["h0"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Store.Book.WorkOf(EventStorage.HandleWork).Count == 1);
        var refusals = 0;
        Store.BeforeCommit = (_, _) => refusals++ < 2 ? throw new StoreBusyException("Much waits.") : default(ValueTask<CommitResult?>);
        held.SetResult();
        await Reached.ThatAsync(NothingWaits);

        Assert.Equal((1, 3), (Calls("h0"), refusals));
    }

    [Fact]
    public async Task A_hand_out_has_a_limit_however_many_wait()
    {
        var host = await StartAsync("h0");
        var held = Held["h0"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h0") == 1);
        var most = 0;
        var after = Store.AfterCommit!;
        Store.AfterCommit = (changes, number) =>
        {
            most = Math.Max(most, changes.Work.Count(work => work is WorkChange.Complete { Work.Kind: EventStorage.PublishWork }));
            return after(changes, number);
        };
        var engine = host.Services.GetRequiredService<EngineServices>();
        for (var number = 0; number < 1_000; number++)
        {
            var changes = new ChangeSet(Shop);
            EventOutbox.Add(engine, changes, Time.GetUtcNow(), new CheckoutSessionExpired(await host.OpenAsync(Shop)));
            await engine.CommitAsync(changes, Token);
        }

        Held.Clear();
        held.SetResult();
        await Reached.ThatAsync(() => Calls("h0") == 1_001 && NothingWaits());
        Assert.InRange(most, 1, 256);
    }

    [Fact]
    public async Task Many_owners_events_are_each_handed_out_once()
    {
        var host = await StartAsync("h0");
        await Parallel.ForAsync(
            0,
            200,
            Token,
            async (number, _) => await host.ExpireAsync(await host.OpenAsync(Owner.Test($"acct_{number % 40}")))
        );
        await Reached.ThatAsync(() => Calls("h0") == 200 && NothingWaits());
    }
}
