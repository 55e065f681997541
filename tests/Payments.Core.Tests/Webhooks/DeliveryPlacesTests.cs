using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>Who gets a place, by a clock that stands still.</summary>
public sealed class DeliveryPlacesTests
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(32, 100, 3)]
    [InlineData(32, 33, 1)]
    [InlineData(8, 64, 8)]
    [InlineData(1, 8, 8)]
    public async Task However_many_tries_hang_another_owner_waits_a_second_for_each_round_of_them(int places, int hanging, int seconds)
    {
        var gate = new DeliveryPlaces(places, _time);
        var held = Enumerable.Range(0, hanging).Select(number => EnterAsync(gate, $"acct_{number}")).ToList();
        var other = EnterAsync(gate, "acct_shop");
        for (var second = 0; second < seconds; second++)
        {
            Assert.Equal(hanging + 1 - (places * (second + 1)), gate.Waiting);
            _time.Advance(DeliveryPlaces.SlowAfter);
        }

        Assert.Equal(0, gate.Waiting);
        await Task.WhenAll([other, .. held]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(32)]
    public async Task Tries_at_endpoints_that_fail_take_no_place_from_the_others(int places)
    {
        var gate = new DeliveryPlaces(places, _time);
        var failing = new List<IDisposable>();
        while (gate.TryEnterSlow(Of("acct_failing")) is { } place)
            failing.Add(place);
        Assert.Equal(places * DeliveryPlaces.SlowPerQuick, failing.Count);

        var quick = Enumerable.Range(0, places).Select(number => EnterAsync(gate, $"acct_{number}")).ToList();
        Assert.All(quick, task => Assert.True(task.IsCompletedSuccessfully));

        // Where no slow place is free, one that takes long keeps its quick one until there is.
        _time.Advance(DeliveryPlaces.SlowAfter);
        var waits = EnterAsync(gate, "acct_waits");
        Assert.Equal(1, gate.Waiting);
        failing[0].Dispose();
        Assert.Equal(0, gate.Waiting);
        Assert.Null(gate.TryEnterSlow(Of("acct_failing")));
        await waits;
    }

    [Theory]
    [InlineData(32, 24)]
    [InlineData(8, 6)]
    [InlineData(4, 3)]
    [InlineData(1, 1)]
    public void An_owner_has_three_quarters_of_the_places_at_most(int places, int most)
    {
        var gate = new DeliveryPlaces(places, _time);
        var one = Enumerable.Range(0, places * 2).Select(_ => EnterAsync(gate, "acct_busy")).ToList();

        Assert.Equal(most, one.Count(task => task.IsCompleted));
        Assert.Equal(places > most, EnterAsync(gate, "acct_shop").IsCompleted);
    }

    [Theory]
    [InlineData(2, 50)]
    [InlineData(5, 7)]
    public async Task Owners_that_wait_take_turns_whoever_has_more(int owners, int each)
    {
        var gate = new DeliveryPlaces(1, _time);
        var first = EnterAsync(gate, "acct_first");
        var entered = new List<string>();
        var waiting = new List<(string Account, Task<IReadOnlyList<IDisposable>> Task)>();
        for (var owner = 0; owner < owners; owner++)
        {
            for (var number = 0; number < (owner == 0 ? each : 2); number++)
                waiting.Add(($"acct_{owner}", EnterAsync(gate, $"acct_{owner}")));
        }

        for (var held = await first; waiting.Count > 0; )
        {
            held[0].Dispose();
            var next = await Task.WhenAny(waiting.Select(waiter => waiter.Task));
            entered.Add(waiting.Single(waiter => waiter.Task == next).Account);
            waiting.RemoveAll(waiter => waiter.Task == next);
            held = await next;
        }

        var turns = Enumerable.Range(0, owners).Select(owner => $"acct_{owner}").ToList();
        Assert.Equal([.. turns, .. turns], entered.Take(2 * owners));
        Assert.All(entered.Skip(2 * owners), account => Assert.Equal("acct_0", account));
    }

    [Fact]
    public async Task Places_that_nobody_waits_for_are_taken_together_and_none_once_somebody_waits()
    {
        var gate = new DeliveryPlaces(8, _time);
        var some = await gate.EnterAsync(Of("acct_shop"), 4, Token);
        Assert.Equal(4, some.Count);
        Assert.Equal(2, (await gate.EnterAsync(Of("acct_shop"), 4, Token)).Count);
        Assert.Equal(2, (await gate.EnterAsync(Of("acct_other"), 4, Token)).Count);
        var waits = gate.EnterAsync(Of("acct_other"), 4, Token);
        Assert.False(waits.IsCompleted);
        some[0].Dispose();
        Assert.Single(await waits);
    }

    [Fact]
    public async Task One_who_no_longer_waits_gets_no_place_and_one_that_is_given_back_twice_counts_once()
    {
        var gate = new DeliveryPlaces(1, _time);
        using var stop = new CancellationTokenSource();
        var first = await gate.EnterAsync(Of("acct_first"), 1, Token);
        var gone = gate.EnterAsync(Of("acct_gone"), 1, stop.Token);
        var stays = gate.EnterAsync(Of("acct_stays"), 1, Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        first[0].Dispose();
        first[0].Dispose();
        Assert.Single(await stays);
        Assert.False(gate.EnterAsync(Of("acct_next"), 1, Token).IsCompleted);
    }

    private static Owner Of(string account) => Owner.Test(account);

    private static Task<IReadOnlyList<IDisposable>> EnterAsync(DeliveryPlaces gate, string account) =>
        gate.EnterAsync(Of(account), 1, Token);
}
