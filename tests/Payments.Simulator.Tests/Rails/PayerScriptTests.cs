using Xunit;
using static Payments.Simulator.Tests.RailBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

/// <summary>What every published payer does with 10.01 cedis: "seconds: the outcome from then on".</summary>
public sealed class PayerScriptTests
{
    // A phone has ten minutes, which is 600 seconds.
    public static TheoryData<TestPayerEffect, string> Scripts { get; } =
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
            { TestPayerEffect.ToldThrice, "3: 1001" },
            { TestPayerEffect.ToldOutOfOrder, "3: 400, 6: 1001" },
        };

    [Fact]
    public void Every_effect_has_a_script_a_phone_in_every_country_and_an_account()
    {
        var effects = Enum.GetValues<TestPayerEffect>().Order();

        Assert.Equal(effects, Scripts.Select(row => row.Data.Item1).Order());
        Assert.Equal(effects, TestBankAccounts.All.Select(account => account.Effect).Order());
        Assert.All(MobileMoneyRails.All, rail => Assert.Equal(effects, TestPhones.For(rail).Select(phone => phone.Effect).Order()));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_phone_does_what_is_published(TestPayerEffect effect, string script)
    {
        await using var bench = new RailBench();
        var phone = TestPhones.All.First(known => known.Effect == effect);

        await bench.Charge(Mobile("ch_1", phone.Number));

        Assert.Equal(script, await WatchAsync(bench));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_goes_on_after_a_restart_as_it_began(TestPayerEffect effect, string script)
    {
        await using var bench = new RailBench();
        await bench.Charge(Mobile("ch_1", TestPhones.All.First(known => known.Effect == effect).Number));
        await bench.Restart();

        Assert.Equal(script, await WatchAsync(bench));
        var before = await bench.Resolve();
        await bench.Restart();
        Assert.Equal(before, await bench.Resolve());
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task An_account_does_the_same_in_its_own_time(TestPayerEffect effect, string script)
    {
        await using var bench = new RailBench();
        var account = TestBankAccounts.All.Single(known => known.Effect == effect);

        await bench.Charge(Transfer("ch_1", account.Number));

        // A transfer has an hour.
        Assert.Equal(script.Replace("603", "3603", StringComparison.Ordinal), await WatchAsync(bench));
    }

    [Theory]
    [InlineData(SimulatedOutcome.Success, "3: 1001")]
    [InlineData(SimulatedOutcome.Failed, "3: PayerRefused")]
    [InlineData(SimulatedOutcome.Underpaid, "3: 400")]
    public async Task The_merchants_word_goes_before_the_payers_number(SimulatedOutcome simulate, string script)
    {
        await using var bench = new RailBench();

        await bench.Charge(Mobile("ch_1", NeverPays) with { Simulate = simulate });

        Assert.Equal(script, await WatchAsync(bench));
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "3: 1")]
    [InlineData(3, "3: 1")]
    [InlineData(4, "3: 1")]
    [InlineData(5, "3: 2")]
    [InlineData(Limits.Amount, "3: 399999999999")]
    public async Task A_part_is_40_percent_and_less_than_all(long pesewas, string script)
    {
        await using var bench = new RailBench();

        await bench.Charge(Mobile("ch_1", pesewas: pesewas) with { Simulate = SimulatedOutcome.Underpaid });

        Assert.Equal(script, await WatchAsync(bench));
    }

    [Theory]
    [InlineData(1, "3: 2")]
    [InlineData(10, "3: 11")]
    [InlineData(Limits.Amount, "3: 1099999999999")]
    public async Task Too_much_is_a_tenth_more_rounded_up(long pesewas, string script)
    {
        await using var bench = new RailBench();

        await bench.Charge(Mobile("ch_1", "+233200000110", pesewas));

        Assert.Equal(script, await WatchAsync(bench));
    }

    [Fact]
    public async Task A_late_payer_is_late_by_the_time_that_the_charge_set_and_without_a_delay_too()
    {
        await using var bench = new RailBench();
        await bench.Charge(Mobile("ch_1", "+233200000099") with { PayableUntil = bench.Time.GetUtcNow().AddSeconds(30) });
        Assert.Equal("33: 1001", await WatchAsync(bench));

        await using var simulator = new PaymentSimulator(
            new SimulatorOptions { RailDelay = TimeSpan.Zero },
            bench.Time,
            RandomSource.Cryptographic
        );
        await simulator.ChargeAsync(Mobile("ch_1", "+233200000099") with { PayableUntil = bench.Time.GetUtcNow() }, Token);
        bench.Time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal("awaiting", (await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token)).Words());
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("1001", (await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token)).Words());
    }

    [Fact]
    public async Task Without_a_delay_the_payer_has_paid_at_once_and_the_first_answer_awaits_it_still()
    {
        var time = new Payments.Specifications.ManualTimeProvider();
        await using var simulator = new PaymentSimulator(
            new SimulatorOptions { RailDelay = TimeSpan.Zero },
            time,
            RandomSource.Cryptographic
        );

        Assert.Equal("awaiting", (await simulator.ChargeAsync(Mobile("ch_1"), Token)).Words());
        Assert.Equal("1001", (await simulator.ChargeAsync(Mobile("ch_1"), Token)).Words());
    }

    private static async Task<string> WatchAsync(RailBench bench)
    {
        var changes = new List<string>();
        var last = (await bench.Resolve()).Words();
        Assert.Equal("awaiting", last);
        for (var second = 1; second <= 3700; second++)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
            Assert.Equal(last, (await bench.Resolve()).Words());
            bench.Time.Advance(TimeSpan.FromTicks(1));
            var now = (await bench.Resolve()).Words();
            if (now != last)
                changes.Add($"{second}: {now}");
            last = now;
        }

        return string.Join(", ", changes);
    }
}
