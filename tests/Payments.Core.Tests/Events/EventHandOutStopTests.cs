using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>What becomes of events when the worker that hands them out stops.</summary>
public sealed class EventHandOutStopTests : EventHandOutFixture
{
    [Fact]
    public async Task A_worker_that_stops_hands_out_nothing_more_and_leaves_the_rest_to_be_claimed_at_once()
    {
        var host = await StartAsync("h0");
        var held = Held["h0"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var number = 0; number < 3; number++)
            await host.ExpireAsync(await host.OpenAsync(Shop));
        var stopped = Worker!.StopAsync(Token);
        held.SetResult();
        await stopped;
        Held.Clear();
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await host.RunAsync();

        Assert.InRange(Calls("h0"), 4, 7);
        Assert.True(NothingWaits());
    }

    [Fact]
    public async Task What_is_committed_while_the_worker_ends_is_left_to_be_claimed_at_once()
    {
        var host = await StartAsync("h0");
        var session = await host.OpenAsync(Shop);
        var during = Store.AfterCommit;
        Store.AfterCommit = async (changes, result) =>
        {
            if (changes.Work.Any(work => work is WorkChange.Begin { Work.Kind: EventStorage.PublishWork }))
                await Worker!.StopAsync(Token);
            await during!(changes, result);
        };
        await host.ExpireAsync(session);
        await host.RunAsync();

        Assert.Equal(1, Calls("h0"));
        Assert.True(NothingWaits());
    }

    [Fact]
    public async Task A_row_that_another_has_taken_keeps_none_of_the_others_from_being_given_back()
    {
        var host = await StartAsync("h0");
        var held = Held["h0"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h0") == 1);
        foreach (var session in new[] { await host.OpenAsync(Shop), await host.OpenAsync(Shop) })
            await host.ExpireAsync(session);
        var engine = host.Services.GetRequiredService<EngineServices>();
        var waiting = new List<string>();
        foreach (var key in Store.Book.WorkOf(EventStorage.PublishWork))
        {
            if ((await Store.GetAsync(engine.Events, Shop, key, Token))!.Value.Data is CheckoutSessionExpired)
                waiting.Add(key);
        }

        await Store.CommitAsync(new ChangeSet(Shop).Cancel(EventStorage.PublishWork, waiting[^1]), Token);
        var stopped = Worker!.StopAsync(Token);
        held.SetResult();
        await stopped;
        Held.Clear();
        await host.RunAsync();

        // A call that was under way at the stop may have been made again.
        Assert.InRange(Calls("h0"), 2, 3);
        Assert.True(NothingWaits());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worker_ends_although_the_store_is_closed_or_refuses(bool isClosed)
    {
        var host = await StartAsync("h0");
        var held = Held["h0"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Store.Book.WorkOf(EventStorage.HandleWork).Count == 1);
        Store.BeforeCommit = (_, _) => throw (isClosed ? new ObjectDisposedException("store") : new StoreException("The disk is away."));
        var stopped = Worker!.StopAsync(Token);
        held.SetResult();
        await stopped;

        Store.BeforeCommit = null;
        Assert.NotEmpty(Log.Of(LogLevel.Error));
        Assert.Single(Store.Book.WorkOf(EventStorage.HandleWork));
    }
}
