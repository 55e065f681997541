using Xunit;
using static Payments.Core.Tests.TestRecords;

namespace Payments.Core.Tests;

public sealed class SetupMachineTests
{
    private const string Expected = """
                                           | confirm             | its card is saved | another card is saved
        requires_payment_method            | processing          | other_attempt     | other_attempt
        requires_payment_method, tried out | too_many_attempts   | other_attempt     | other_attempt
        requires_action                    | action_in_progress  | succeeded         | other_attempt
        processing                         | attempt_in_progress | succeeded         | other_attempt
        succeeded                          | already_succeeded   | same              | already_succeeded
        canceled                           | already_canceled    | already_canceled  | already_canceled

                                           | its card is declined    | another card is declined | its card requires action
        requires_payment_method            | other_attempt           | other_attempt            | other_attempt
        requires_payment_method, tried out | other_attempt           | other_attempt            | other_attempt
        requires_action                    | requires_payment_method | other_attempt            | same
        processing                         | requires_payment_method | other_attempt            | requires_action
        succeeded                          | already_succeeded       | already_succeeded        | already_succeeded
        canceled                           | already_canceled        | already_canceled         | already_canceled

                                           | another card requires action | cancel
        requires_payment_method            | other_attempt                | canceled
        requires_payment_method, tried out | other_attempt                | canceled
        requires_action                    | other_attempt                | canceled
        processing                         | other_attempt                | attempt_in_progress
        succeeded                          | already_succeeded            | already_succeeded
        canceled                           | already_canceled             | already_canceled
        """;

    public static TheoryData<string, string, string> Cells => new(TransitionTable.Read(Expected));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_setup_intent_in_a_state_answers_a_command(string state, string command, string expected) =>
        Assert.Equal(expected, SetupTable.Table.Apply(state, command));

    [Fact]
    public void Every_pair_of_states_and_commands_stands_in_the_table()
    {
        var cells = TransitionTable.Read(Expected).ToList();

        Assert.Equal(SetupTable.Table.Pairs(), cells.Select(cell => (cell.State, cell.Command)).Order());
        Assert.Equal(Enum.GetValues<SetupStatus>(), SetupTable.States.Values.Select(setup => setup.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<SetupCommandKind>(), SetupTable.Commands.Values.Select(command => command.Kind).Distinct().Order());
        Assert.Subset(
            cells.Select(cell => cell.Expected).ToHashSet(),
            Enum.GetValues<SetupRefusal>().Skip(1).Select(TransitionTable.Code).ToHashSet()
        );
    }

    [Fact]
    public void Every_refusal_has_its_own_name_as_its_code()
    {
        Assert.All(
            Enum.GetValues<SetupRefusal>().Skip(1),
            refusal => Assert.Equal(TransitionTable.Code(refusal), SetupRefusals.Describe(refusal).Code)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => SetupRefusals.Describe(SetupRefusal.None));
    }

    [Fact]
    public void Each_try_counts_and_a_decline_says_why()
    {
        var attempt = new SetupAttempt("seti_1.3", "scripted", new CardSummary("visa", "4242", 12, 2030));
        var trying = SetupMachine
            .Apply(Setup(new SetupState.RequiresPaymentMethod(), attempts: 2), new SetupCommand.Confirm(attempt), Noon)
            .State;
        Assert.Equal((3, attempt), (trying.Attempts, trying.LiveAttempt));

        var failed = SetupMachine.Apply(trying, new SetupCommand.Declined(attempt.Id, DeclineCode.ExpiredCard), Noon).State;
        Assert.Equal(new SetupState.RequiresPaymentMethod(new SetupError(attempt.Id, DeclineCode.ExpiredCard)), failed.State);
        Assert.Null(failed.LiveAttempt);
    }

    [Fact]
    public void A_key_leads_to_the_setup_intent_that_it_was_made_for()
    {
        Assert.Equal("seti_0000000000000000000001.7", SetupKeys.Of("seti_0000000000000000000001", 7));
        Assert.Equal("seti_0000000000000000000001", SetupKeys.IntentOf("seti_0000000000000000000001.7"));
    }
}
