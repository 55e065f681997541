using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class IdempotencyTests
{
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("4000000000000002")]
    public async Task A_key_sent_again_answers_what_was_recorded(string number)
    {
        await using var simulator = New();
        var request = Request("ch_1", await simulator.TokenOf(number));

        var first = await simulator.ChargeAsync(request, Token);

        Assert.Equal(first, await simulator.ChargeAsync(request, Token));
        Assert.Equal(first, await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token));
        Assert.Single(simulator.Ledger.Entries);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Many_calls_of_one_key_at_once_charge_once(bool onDisk)
    {
        using var file = new TemporaryLedger();
        await using var simulator = New(onDisk ? file.Path : null);
        var request = Request("ch_1", await simulator.TokenOf(Approved));

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(_ => Task.Run(() => simulator.ChargeAsync(request, Token).AsTask(), Token))
        );

        var charge = Assert.Single(simulator.Ledger.Charges);
        Assert.All(outcomes, outcome => Assert.Equal(new ChargeOutcome.Approved(charge.Reference), outcome));
        Assert.Equal(1, simulator.Ledger.TimesCharged("ch_1"));
        Assert.Equal(request.Amount, simulator.Ledger.TotalCharged(Currency.Of("GBP")));
    }

    [Fact]
    public async Task Charges_and_questions_in_any_order_agree_on_each_key()
    {
        using var file = new TemporaryLedger();
        await using var simulator = New(file.Path);
        var token = await simulator.TokenOf(Approved);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 512)
                .Select(call =>
                    Task.Run(
                        async () =>
                        {
                            var key = $"ch_{call % 32}";
                            return (
                                Key: key,
                                Outcome: (call / 32) % 2 == 0
                                    ? await simulator.ChargeAsync(Request(key, token), Token)
                                    : await simulator.ResolveAsync(Simulators.Shop, key, Token)
                            );
                        },
                        Token
                    )
                )
        );

        Assert.Equal(32, simulator.Ledger.Entries.Count);
        Assert.All(
            answers,
            answer => Assert.Equal(simulator.Ledger.Entries.Single(entry => entry.Key == answer.Key).Outcome(), answer.Outcome)
        );
    }

    [Fact]
    public async Task A_key_used_for_another_charge_is_refused_and_changes_nothing()
    {
        await using var simulator = New();
        var token = await simulator.TokenOf(Approved);
        var request = Request("ch_1", token);
        await simulator.ChargeAsync(request, Token);

        ChargeRequest[] others =
        [
            request with
            {
                Amount = Money.FromMinorUnits(1100, Currency.Of("GBP")),
            },
            request with
            {
                Amount = Money.FromMinorUnits(1099, Currency.Of("EUR")),
            },
            request with
            {
                Owner = Owner.Test("acct_other"),
            },
            request with
            {
                Source = new PaymentSource.Card(await simulator.TokenOf(Approved)),
            },
            request with
            {
                Source = new PaymentSource.Card("none"),
            },
        ];
        foreach (var other in others)
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await simulator.ChargeAsync(other, Token));
            Assert.Contains("new key", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Single(simulator.Ledger.Entries);
    }

    [Fact]
    public async Task A_declined_key_used_for_another_charge_is_refused_too()
    {
        await using var simulator = New();
        var request = Request("ch_1", await simulator.TokenOf("4000000000000002"));
        await simulator.ChargeAsync(request, Token);

        var other = request with { Source = new PaymentSource.Card(await simulator.TokenOf(Approved)) };

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await simulator.ChargeAsync(other, Token));
    }

    [Fact]
    public async Task A_key_that_was_asked_about_before_it_arrived_is_closed()
    {
        await using var simulator = New();

        Assert.Equal(Declined(DeclineCode.NotSent), await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token));
        Assert.Equal(Declined(DeclineCode.NotSent), await simulator.Charge("ch_1", Approved));
        Assert.Equal(Declined(DeclineCode.NotSent), await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token));

        Assert.IsType<SimulatorChargeEntry.Closed>(Assert.Single(simulator.Ledger.Entries));
        Assert.Equal(0, simulator.Ledger.TimesCharged("ch_1"));
    }

    [Fact]
    public async Task Keys_are_told_apart_by_case()
    {
        await using var simulator = New();

        await simulator.Charge("ch_a", Approved);
        await simulator.Charge("ch_A", Approved);

        Assert.Equal(2, simulator.Ledger.Charges.Count);
    }
}
