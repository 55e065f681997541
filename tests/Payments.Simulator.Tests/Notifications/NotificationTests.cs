using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.RailBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class NotificationTests : IAsyncDisposable
{
    private readonly RailBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    public static TheoryData<TestPayerEffect, string> Tellings { get; } =
        new()
        {
            { TestPayerEffect.Pays, "3: 1001" },
            { TestPayerEffect.Refuses, "3: PayerRefused" },
            { TestPayerEffect.LacksFunds, "3: InsufficientFunds" },
            { TestPayerEffect.Underpays, "3: 400" },
            { TestPayerEffect.TopsUp, "3: 400, 6: 1001" },
            { TestPayerEffect.Overpays, "3: 1102" },
            { TestPayerEffect.PaysLate, "603: 1001" },
            { TestPayerEffect.NeverPays, "" },
            { TestPayerEffect.PaysSlowly, "60: 1001" },
            { TestPayerEffect.ToldThrice, "3: 1001, 3: 1001, 3: 1001" },
            { TestPayerEffect.ToldOutOfOrder, "6: 1001, 6: 400, 6: awaiting" },
        };

    [Theory]
    [MemberData(nameof(Tellings))]
    public async Task What_a_payer_does_is_told_when_it_happens(TestPayerEffect effect, string telling)
    {
        await _bench.Charge(Mobile("ch_1", TestPhones.All.First(phone => phone.Effect == effect).Number));

        var told = new List<string>();
        for (var second = 0; second < 700; second++)
        {
            foreach (var notification in await _bench.Told())
            {
                Assert.Equal(("simulator", Simulators.Shop, "ch_1"), (notification.Provider, notification.Owner, notification.Key));
                told.Add($"{second}: {notification.Outcome.Words()}");
            }

            _bench.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(telling, string.Join(", ", told));
    }

    [Fact]
    public async Task Charges_are_told_in_the_order_of_what_happened()
    {
        await _bench.Charge(Mobile("ch_slow", "+233200000060"));
        await _bench.Charge(Mobile("ch_b", "+233200000041"));
        await _bench.Charge(Mobile("ch_a"));
        _bench.Time.Advance(TimeSpan.FromSeconds(4));
        await _bench.Send(7, "ch_a");
        _bench.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(
            ["ch_a 1001", "ch_b 400", "ch_a 1008", "ch_b 1001", "ch_slow 1001"],
            (await _bench.Told()).Select(told => $"{told.Key} {told.Outcome.Words()}")
        );
        Assert.Empty(await _bench.Told());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_not_taken_is_told_again_and_before_what_follows_of_its_charge(bool throws)
    {
        await _bench.Charge(Mobile("ch_1", "+233200000041"));
        await _bench.Charge(Mobile("ch_2", "+233200000002"));
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        var told = new List<string>();

        var taken = await _bench.Simulator.NotifyAsync(
            (any, _) =>
            {
                var notification = (ChargeNotification)any;
                told.Add($"{notification.Key} {notification.Outcome.Words()}");
                return notification.Key == "ch_2" ? new(true)
                    : throws ? throw new IOException("The host is busy.")
                    : new(false);
            },
            Token
        );

        Assert.Equal(1, taken);
        Assert.Equal(["ch_1 400", "ch_2 PayerRefused"], told);
        Assert.Equal(["400", "1001"], (await _bench.Told()).Select(notification => notification.Outcome.Words()));
        Assert.Empty(await _bench.Told());
    }

    [Fact]
    public async Task What_was_taken_is_not_told_after_a_restart_and_the_rest_is()
    {
        await _bench.Charge(Mobile("ch_1", "+233200000333"));
        await _bench.Charge(Mobile("ch_2"));
        _bench.Time.Advance(Delay);
        var left = 2;
        await _bench.Simulator.NotifyAsync((_, _) => new(left-- > 0), Token);

        await _bench.Restart();

        Assert.Equal(["ch_1", "ch_2"], (await _bench.Told()).Select(told => told.Key));
        await _bench.Restart();
        Assert.Empty(await _bench.Told());
        Assert.Equal(4, _bench.Simulator.Ledger.Entries.Count(entry => entry is SimulatorEntry.NotificationTaken));
    }

    [Fact]
    public async Task Money_by_hand_between_disordered_news_is_told_in_its_own_time()
    {
        await _bench.Charge(Mobile("ch_1", "+233200000321"));
        _bench.Time.Advance(TimeSpan.FromSeconds(4));
        await _bench.Send(1);
        Assert.Equal(["401"], (await _bench.Told()).Select(told => told.Outcome.Words()));
        _bench.Time.Advance(TimeSpan.FromSeconds(4));
        await _bench.Send(2);

        Assert.Equal(["1002", "400", "awaiting", "1004"], (await _bench.Told()).Select(told => told.Outcome.Words()));
    }

    [Fact]
    public async Task A_telling_that_is_stopped_keeps_what_was_taken()
    {
        await _bench.Charge(Mobile("ch_1", "+233200000041"));
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        using var stop = new CancellationTokenSource();
        var told = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _bench.Simulator.NotifyAsync(
                async (_, cancellationToken) =>
                {
                    if (++told == 2)
                        await stop.CancelAsync();
                    cancellationToken.ThrowIfCancellationRequested();
                    return true;
                },
                stop.Token
            )
        );

        Assert.Equal(["1001"], (await _bench.Told()).Select(notification => notification.Outcome.Words()));
    }

    [Fact]
    public async Task Cards_are_answered_and_not_told()
    {
        await _bench.Simulator.Charge("ch_1", Approved);
        await _bench.Simulator.Charge("ch_2", LosesAnswer);

        Assert.Empty(await _bench.Told());
    }

    [Fact]
    public async Task Nothing_is_told_that_could_be_lost()
    {
        using var medium = new GatedMedium();
        await using var simulator = new PaymentSimulator(
            new SimulatorLedger(medium, [], _bench.Time),
            _bench.Time,
            RandomSource.Cryptographic
        );
        var heard = new TaskCompletionSource<ChargeNotification>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var charge = simulator.ChargeAsync(Mobile("ch_1"), Token).AsTask();
            await medium.WhenWritingAsync(Token);
            var telling = simulator.NotifyAsync(
                (notification, _) =>
                {
                    heard.SetResult((ChargeNotification)notification);
                    return new(true);
                },
                Token
            );

            Assert.False(heard.Task.IsCompleted);
            medium.LetThrough(1);
            Assert.Equal("1001", (await heard.Task.WaitAsync(Token)).Outcome.Words());
            await medium.WhenWritingAsync(Token);
            Assert.False(telling.IsCompleted);
            medium.LetThrough(1);

            Assert.Equal(1, await telling);
            Assert.Equal("awaiting", (await charge).Words());
        }
        finally
        {
            medium.LetThrough(1000);
        }
    }
}
