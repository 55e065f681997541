using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class FaultTests
{
    private SimulatedFault _fault;

    [Fact]
    public async Task A_lost_request_takes_nothing_and_can_be_sent_again()
    {
        await using var simulator = New(faults: _ => _fault);
        var request = Request("ch_1", await simulator.TokenOf(Approved));

        _fault = SimulatedFault.LoseRequest;
        await Assert.ThrowsAsync<TimeoutException>(async () => await simulator.ChargeAsync(request, Token));
        Assert.Empty(simulator.Ledger.Entries);

        _fault = SimulatedFault.None;
        Assert.IsType<ChargeOutcome.Approved>(await simulator.ChargeAsync(request, Token));
    }

    [Fact]
    public async Task A_lost_answer_took_the_money_once()
    {
        await using var simulator = New(faults: _ => _fault);
        var request = Request("ch_1", await simulator.TokenOf(Approved));

        _fault = SimulatedFault.LoseAnswer;
        await Assert.ThrowsAsync<TimeoutException>(async () => await simulator.ChargeAsync(request, Token));
        await Assert.ThrowsAsync<TimeoutException>(async () => await simulator.ChargeAsync(request, Token));
        Assert.Equal(1, simulator.Ledger.TimesCharged("ch_1"));

        Assert.IsType<ChargeOutcome.Approved>(await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token));
    }

    [Fact]
    public async Task A_refusal_declines_what_is_not_decided_yet_and_nothing_else()
    {
        await using var simulator = New(faults: _ => _fault);
        var token = await simulator.TokenOf(Approved);
        var charged = await simulator.ChargeAsync(Request("ch_1", token), Token);

        _fault = SimulatedFault.Refuse;
        Assert.Equal(charged, await simulator.ChargeAsync(Request("ch_1", token), Token));
        Assert.Equal(Declined(DeclineCode.ProcessingError), await simulator.ChargeAsync(Request("ch_2", token), Token));

        _fault = SimulatedFault.None;
        Assert.Equal(Declined(DeclineCode.ProcessingError), await simulator.ChargeAsync(Request("ch_2", token), Token));
    }

    [Fact]
    public async Task The_fault_is_chosen_by_the_request()
    {
        await using var simulator = New(faults: request => request.Key == "ch_1" ? SimulatedFault.LoseRequest : SimulatedFault.None);

        await Assert.ThrowsAsync<TimeoutException>(() => simulator.Charge("ch_1", Approved));
        Assert.IsType<ChargeOutcome.Approved>(await simulator.Charge("ch_2", Approved));
    }

    [Fact]
    public async Task A_fault_that_is_none_is_refused()
    {
        await using var simulator = New(faults: _ => (SimulatedFault)99);

        await Assert.ThrowsAsync<InvalidOperationException>(() => simulator.Charge("ch_1", Approved));
        Assert.Empty(simulator.Ledger.Entries);
    }
}
