using Xunit;
using static Payments.Core.Tests.TestRecords;

namespace Payments.Core.Tests;

public sealed class RefundMachineTests
{
    private const string Expected = """
                  | has succeeded           | has failed           | was canceled            | is pending
        pending   | succeeded               | failed               | canceled                | same
        succeeded | same                    | failed               | canceled_after_decision | same
        failed    | succeeded_after_failure | same                 | canceled_after_decision | same
        canceled  | decided_after_cancel    | decided_after_cancel | same                    | same
        """;

    public static TheoryData<string, string, string> Cells => new(TransitionTable.Read(Expected));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_refund_in_a_state_takes_an_outcome(string state, string outcome, string expected) =>
        Assert.Equal(expected, RefundTable.Table.Apply(state, outcome));

    [Fact]
    public void Every_pair_of_states_and_outcomes_stands_in_the_table()
    {
        var cells = TransitionTable.Read(Expected).ToList();
        Assert.Equal(RefundTable.Table.Pairs(), cells.Select(cell => (cell.State, cell.Command)).Order());
        Assert.Equal(Enum.GetValues<RefundStatus>(), RefundTable.States.Values.Select(state => state.Status).Order());
        Assert.Subset(
            cells.Select(cell => cell.Expected).ToHashSet(),
            Enum.GetValues<RefundRefusal>().Skip(1).Select(TransitionTable.Code).ToHashSet()
        );
    }

    [Fact]
    public void A_move_keeps_what_the_outcome_said()
    {
        var now = Noon.AddSeconds(9);
        var refund = Refund(new RefundState.Pending());
        Assert.Equal(
            refund with
            {
                State = new RefundState.Succeeded("ref_2", now),
                UpdatedAt = now,
            },
            RefundMachine.Apply(refund, RefundTable.Outcomes["has succeeded"], now).State
        );
        Assert.Equal(
            refund with
            {
                State = new RefundState.Failed("The bank refused", now),
                UpdatedAt = now,
            },
            RefundMachine.Apply(refund, RefundTable.Outcomes["has failed"], now).State
        );
        Assert.Equal(
            refund with
            {
                State = new RefundState.Canceled(now),
                UpdatedAt = now,
            },
            RefundMachine.Apply(refund, RefundTable.Outcomes["was canceled"], now).State
        );
    }
}
