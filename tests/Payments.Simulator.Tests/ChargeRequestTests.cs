using Payments.Providers;
using Payments.Specifications;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class ChargeRequestTests
{
    [Fact]
    public async Task It_serves_test_mode_under_a_fixed_name()
    {
        await using var simulator = New();

        Assert.Equal("simulator", simulator.Name);
        Assert.False(simulator.Livemode);
    }

    [Fact]
    public async Task A_live_charge_is_refused_with_the_remedy()
    {
        await using var simulator = New();
        var request = Request("ch_1", await simulator.TokenOf(Approved)) with { Owner = Owner.Live("acct_shop") };

        var refusal = await Assert.ThrowsAsync<ArgumentException>(async () => await simulator.ChargeAsync(request, Token));

        Assert.Contains("live provider", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Ledger.Entries);
    }

    [Fact]
    public async Task A_charge_of_nobody_is_refused()
    {
        await using var simulator = New();
        var request = Request("ch_1", await simulator.TokenOf(Approved)) with { Owner = default };

        await Assert.ThrowsAsync<ArgumentException>(async () => await simulator.ChargeAsync(request, Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Limits.Amount + 1)]
    public async Task An_amount_out_of_range_is_refused(long pence)
    {
        await using var simulator = New();
        var token = await simulator.TokenOf(Approved);

        await Assert.ThrowsAsync<ArgumentException>(async () => await simulator.ChargeAsync(Request("ch_1", token, pence), Token));
        Assert.Empty(simulator.Ledger.Entries);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Limits.Amount)]
    public async Task The_least_and_the_greatest_amount_are_charged(long pence)
    {
        await using var simulator = New();

        Assert.IsType<ChargeOutcome.Approved>(
            await simulator.ChargeAsync(Request("ch_1", await simulator.TokenOf(Approved), pence), Token)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\n")]
    [InlineData("clé")]
    [InlineData("4242-4242-4242-4242")]
    public async Task A_key_that_is_none_is_refused_without_repeating_it(string key)
    {
        await using var simulator = New();
        var token = await simulator.TokenOf(Approved);

        var charge = await Assert.ThrowsAsync<ArgumentException>(async () => await simulator.ChargeAsync(Request(key, token), Token));
        var question = await Assert.ThrowsAsync<ArgumentException>(async () => await simulator.ResolveAsync(Simulators.Shop, key, Token));

        Assert.All(
            [charge.Message, question.Message],
            message => Assert.True(key.Length == 0 || !message.Contains(key, StringComparison.Ordinal))
        );
        Assert.Empty(simulator.Ledger.Entries);
    }

    [Fact]
    public async Task A_key_has_up_to_255_characters()
    {
        await using var simulator = New();

        Assert.IsType<ChargeOutcome.Approved>(await simulator.Charge(new string('k', 255), Approved));
        await Assert.ThrowsAsync<ArgumentException>(() => simulator.Charge(new string('k', 256), Approved));
    }

    [Fact]
    public async Task Money_is_counted_by_currency()
    {
        await using var simulator = New();
        var token = await simulator.TokenOf(Approved);
        await simulator.ChargeAsync(Request("ch_1", token, 100), Token);
        await simulator.ChargeAsync(Request("ch_2", token, 250), Token);
        await simulator.ChargeAsync(Request("ch_3", token) with { Amount = Money.FromMinorUnits(7, Currency.Of("JPY")) }, Token);
        await simulator.Charge("ch_4", "4000000000000002");

        Assert.Equal(Money.FromMinorUnits(350, Currency.Of("GBP")), simulator.Ledger.TotalCharged(Currency.Of("GBP")));
        Assert.Equal(Money.FromMinorUnits(7, Currency.Of("JPY")), simulator.Ledger.TotalCharged(Currency.Of("JPY")));
        Assert.Equal(Money.Zero(Currency.Of("EUR")), simulator.Ledger.TotalCharged(Currency.Of("EUR")));
        Assert.Equal(["ch_1", "ch_2", "ch_3"], simulator.Ledger.Charges.Select(charge => charge.Key));
        Assert.Equal(4, simulator.Ledger.Entries.Count);
    }

    [Fact]
    public async Task A_charge_arrives_after_the_latency_of_the_clock()
    {
        var time = new ManualTimeProvider();
        await using var simulator = new PaymentSimulator(
            new SimulatorOptions { Latency = TimeSpan.FromSeconds(3) },
            time,
            RandomSource.Cryptographic
        );
        var charge = simulator.Charge("ch_1", Approved);

        await time.WhenArmedAsync(1, Token);
        time.Advance(TimeSpan.FromSeconds(3) - TimeSpan.FromTicks(1));
        Assert.Empty(simulator.Ledger.Entries);
        time.Advance(TimeSpan.FromTicks(1));

        Assert.IsType<ChargeOutcome.Approved>(await charge);
    }

    [Fact]
    public async Task A_charge_that_is_cancelled_on_its_way_takes_nothing()
    {
        var time = new ManualTimeProvider();
        await using var simulator = new PaymentSimulator(
            new SimulatorOptions { Latency = TimeSpan.FromSeconds(3) },
            time,
            RandomSource.Cryptographic
        );
        using var cancellation = new CancellationTokenSource();
        var charge = simulator.ChargeAsync(Request("ch_1", await simulator.TokenOf(Approved)), cancellation.Token);

        await cancellation.CancelAsync();
        time.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await charge);
        Assert.Empty(simulator.Ledger.Entries);
    }

    [Fact]
    public async Task A_disposed_simulator_takes_nothing()
    {
        var simulator = New();
        var token = await simulator.TokenOf(Approved);
        await simulator.DisposeAsync();
        await simulator.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await simulator.ChargeAsync(Request("ch_1", token), Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => simulator.TokenOf(Approved));
    }
}
