using Payments.Providers;
using Xunit;
using static Payments.Core.Tests.TestRecords;

namespace Payments.Core.Tests;

public sealed class ChargeMachineTests
{
    private const string Expected = """
                  | is approved            | is declined            | is pending | is unknown
        pending   | succeeded              | failed                 | same       | unknown
        unknown   | succeeded              | failed                 | pending    | same
        succeeded | same                   | declined_after_success | same       | same
        failed    | approved_after_failure | same                   | same       | same
        """;

    public static TheoryData<string, string, string> Cells => new(TransitionTable.Read(Expected));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_charge_in_a_state_takes_an_outcome(string state, string outcome, string expected) =>
        Assert.Equal(expected, ChargeTable.Table.Apply(state, outcome));

    [Fact]
    public void Every_pair_of_states_and_outcomes_stands_in_the_table()
    {
        var cells = TransitionTable.Read(Expected).ToList();

        Assert.Equal(
            ChargeTable.Table.States.SelectMany(state => ChargeTable.Table.Commands.Select(outcome => (state, outcome))).Order(),
            cells.Select(cell => (cell.State, cell.Command)).Order());
        Assert.Equal(Enum.GetValues<ChargeStatus>(), ChargeTable.States.Values.Select(state => state.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<ChargeOutcomeKind>(), ChargeTable.Outcomes.Values.Select(outcome => outcome.Kind).Distinct().Order());
        Assert.Subset(cells.Select(cell => cell.Expected).ToHashSet(), Enum.GetValues<ChargeRefusal>().Skip(1).Select(TransitionTable.Code).ToHashSet());
    }

    [Fact]
    public void A_move_keeps_what_the_outcome_said()
    {
        var now = Noon.AddSeconds(9);

        Assert.Equal(new ChargeState.Succeeded("ref_2", now), Apply("pending", "is approved", now).State);
        Assert.Equal(new ChargeState.Failed(DeclineCode.ExpiredCard, now), Apply("unknown", "is declined", now).State);
        Assert.Equal(new ChargeState.Unknown(now, "reset"), Apply("pending", "is unknown", now).State);
        Assert.Equal(now, Apply("pending", "is unknown", now).UpdatedAt);
    }

    [Fact]
    public void A_charge_keeps_the_time_and_reason_of_the_first_lost_answer() =>
        Assert.Equal(new ChargeState.Unknown(Noon, "no answer in time"), Apply("unknown", "is unknown", Noon.AddHours(1)).State);

    private static Charge Apply(string state, string outcome, DateTimeOffset now) =>
        ChargeMachine.Apply(Charge(ChargeTable.States[state]), ChargeTable.Outcomes[outcome], now).State;
}
