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
        won                  | same            | same            | same             | lost             | already_closed
        lost                 | same            | same            | won              | same             | already_closed
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

    [Theory]
    [InlineData(DisputeStatus.NeedsResponse, DisputeStatus.NeedsResponse)]
    [InlineData(DisputeStatus.UnderReview, DisputeStatus.UnderReview)]
    [InlineData(DisputeStatus.Won, DisputeStatus.NeedsResponse)]
    [InlineData(DisputeStatus.Lost, DisputeStatus.NeedsResponse)]
    public void Opened_with_something_new_it_is_amended_while_it_is_open_and_begins_anew_once_it_was_decided(
        DisputeStatus from,
        DisputeStatus expected
    )
    {
        DisputeState[] states =
        [
            new DisputeState.NeedsResponse(),
            new DisputeState.UnderReview(Noon),
            new DisputeState.Won(Noon),
            new DisputeState.Lost(Noon),
        ];
        var dispute = Dispute(states.Single(state => state.Status == from));
        var first = new DisputeNews.Opened(dispute.Amount, dispute.Reason, dispute.EvidenceDueBy);
        DisputeNews.Opened[] others =
        [
            first with
            {
                Amount = dispute.Amount + dispute.Amount,
            },
            first with
            {
                EvidenceDueBy = dispute.EvidenceDueBy.AddDays(1),
            },
            first with
            {
                Reason = DisputeReason.Duplicate,
            },
        ];
        foreach (var other in others)
        {
            var moved = DisputeMachine.Apply(dispute, other, Noon).State;
            Assert.Equal(
                (expected, other.Amount, other.EvidenceDueBy, other.Reason),
                (moved.Status, moved.Amount, moved.EvidenceDueBy, moved.Reason)
            );
            // What was reported before comes late or twice: it changes nothing back.
            Assert.False(DisputeMachine.Apply(moved, other, Noon).IsChanged);
            Assert.False(DisputeMachine.Apply(moved, first, Noon).IsChanged);
        }
    }
}
