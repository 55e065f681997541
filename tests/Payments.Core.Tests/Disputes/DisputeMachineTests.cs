using Payments.Providers;
using Xunit;
using static Payments.Core.Tests.TestRecords;

namespace Payments.Core.Tests;

public sealed class DisputeMachineTests
{
    private const string Expected = """
                             | is opened again | is under review | is won           | is lost          | evidence
        needs_response       | same            | under_review    | won              | lost             | under_review
        needs_response, late | same            | under_review    | won              | lost             | evidence_too_late
        under_review         | same            | same            | won              | lost             | evidence_submitted
        won                  | same            | same            | same             | closed_otherwise | already_closed
        lost                 | same            | same            | closed_otherwise | same             | already_closed
        """;

    public static TheoryData<string, string, string> Cells => new(TransitionTable.Read(Expected));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_dispute_in_a_state_takes_news_and_evidence(string state, string command, string expected) =>
        Assert.Equal(expected, DisputeTable.Table.Apply(state, command));

    [Fact]
    public void Every_pair_of_states_and_news_stands_in_the_table()
    {
        var cells = TransitionTable.Read(Expected).ToList();

        Assert.Equal(DisputeTable.Table.Pairs(), cells.Select(cell => (cell.State, cell.Command)).Order());
        Assert.Equal(Enum.GetValues<DisputeStatus>(), DisputeTable.States.Values.Select(state => state.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<DisputeNewsKind>(), DisputeTable.News.Values.Select(news => news.Kind).Distinct().Order());
        Assert.Subset(
            cells.Select(cell => cell.Expected).ToHashSet(),
            Enum.GetValues<DisputeRefusal>().Skip(1).Select(TransitionTable.Code).ToHashSet()
        );
    }

    [Fact]
    public void Every_refusal_has_its_own_name_as_its_code()
    {
        Assert.All(
            Enum.GetValues<DisputeRefusal>().Skip(1),
            refusal => Assert.Equal(TransitionTable.Code(refusal), DisputeRefusals.Describe(refusal).Code)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => DisputeRefusals.Describe(DisputeRefusal.None));
    }

    [Fact]
    public void An_answer_is_kept_with_the_dispute()
    {
        var answered = DisputeMachine.Answer(Dispute(new DisputeState.NeedsResponse()), "Signed for on Monday", Noon).State;

        Assert.Equal(("Signed for on Monday", new DisputeState.UnderReview(Noon)), (answered.Evidence, answered.State));
    }
}
