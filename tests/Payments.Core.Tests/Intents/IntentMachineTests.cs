using Xunit;
using static Payments.Core.Tests.TestRecords;

namespace Payments.Core.Tests;

public sealed class IntentMachineTests
{
    private const string Expected = """
                                           | attach                | confirm            | its charge succeeded
        requires_payment_method            | requires_confirmation | processing         | other_charge
        requires_payment_method, tried out | requires_confirmation | too_many_charges   | other_charge
        requires_confirmation              | more                  | processing         | other_charge
        requires_confirmation, tried out   | more                  | too_many_charges   | other_charge
        requires_action                    | action_in_progress    | action_in_progress | succeeded
        processing                         | charge_in_progress    | charge_in_progress | succeeded
        requires_capture                   | already_authorized    | already_authorized | succeeded
        succeeded                          | already_succeeded     | already_succeeded  | same
        canceled                           | already_canceled      | already_canceled   | already_canceled

                                           | another charge succeeded | its charge failed       | another charge failed
        requires_payment_method            | other_charge             | other_charge            | other_charge
        requires_payment_method, tried out | other_charge             | other_charge            | other_charge
        requires_confirmation              | other_charge             | other_charge            | other_charge
        requires_confirmation, tried out   | other_charge             | other_charge            | other_charge
        requires_action                    | other_charge             | requires_payment_method | other_charge
        processing                         | other_charge             | requires_payment_method | other_charge
        requires_capture                   | other_charge             | requires_payment_method | other_charge
        succeeded                          | already_succeeded        | already_succeeded       | already_succeeded
        canceled                           | already_canceled         | already_canceled        | already_canceled

                                           | its charge requires action | another charge requires action | its charge proceeds
        requires_payment_method            | other_charge               | other_charge                   | other_charge
        requires_payment_method, tried out | other_charge               | other_charge                   | other_charge
        requires_confirmation              | other_charge               | other_charge                   | other_charge
        requires_confirmation, tried out   | other_charge               | other_charge                   | other_charge
        requires_action                    | same                       | other_charge                   | processing
        processing                         | requires_action            | other_charge                   | same
        requires_capture                   | same                       | other_charge                   | same
        succeeded                          | already_succeeded          | already_succeeded              | already_succeeded
        canceled                           | already_canceled           | already_canceled               | already_canceled

                                           | another charge proceeds | its charge is authorized | another charge is authorized
        requires_payment_method            | other_charge            | other_charge             | other_charge
        requires_payment_method, tried out | other_charge            | other_charge             | other_charge
        requires_confirmation              | other_charge            | other_charge             | other_charge
        requires_confirmation, tried out   | other_charge            | other_charge             | other_charge
        requires_action                    | other_charge            | requires_capture         | other_charge
        processing                         | other_charge            | requires_capture         | other_charge
        requires_capture                   | other_charge            | same                     | other_charge
        succeeded                          | already_succeeded       | already_succeeded        | already_succeeded
        canceled                           | already_canceled        | already_canceled         | already_canceled

                                           | capture its charge | capture another charge | cancel
        requires_payment_method            | not_capturable     | not_capturable         | canceled
        requires_payment_method, tried out | not_capturable     | not_capturable         | canceled
        requires_confirmation              | not_capturable     | not_capturable         | canceled
        requires_confirmation, tried out   | not_capturable     | not_capturable         | canceled
        requires_action                    | not_capturable     | not_capturable         | canceled
        processing                         | charge_in_progress | charge_in_progress     | charge_in_progress
        requires_capture                   | processing         | other_charge           | canceled
        succeeded                          | already_succeeded  | already_succeeded      | already_succeeded
        canceled                           | already_canceled   | already_canceled       | already_canceled

                                           | accept its charge late | accept another charge late
        requires_payment_method            | succeeded              | succeeded
        requires_payment_method, tried out | succeeded              | succeeded
        requires_confirmation              | succeeded              | succeeded
        requires_confirmation, tried out   | succeeded              | succeeded
        requires_action                    | action_in_progress     | action_in_progress
        processing                         | charge_in_progress     | charge_in_progress
        requires_capture                   | already_authorized     | already_authorized
        succeeded                          | same                   | already_succeeded
        canceled                           | succeeded              | succeeded
        """;

    public static TheoryData<string, string, string> Cells => new(TransitionTable.Read(Expected));

    [Theory]
    [MemberData(nameof(Cells))]
    public void An_intent_in_a_state_answers_a_command(string state, string command, string expected) =>
        Assert.Equal(expected, IntentTable.Table.Apply(state, command));

    [Fact]
    public void Every_pair_of_states_and_commands_stands_in_the_table()
    {
        var cells = TransitionTable.Read(Expected).ToList();

        Assert.Equal(IntentTable.Table.Pairs(), cells.Select(cell => (cell.State, cell.Command)).Order());
        Assert.Equal(Enum.GetValues<IntentStatus>(), IntentTable.States.Values.Select(intent => intent.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<IntentCommandKind>(), IntentTable.Commands.Values.Select(command => command.Kind).Distinct().Order());
        Assert.Subset(
            cells.Select(cell => cell.Expected).ToHashSet(),
            Enum.GetValues<IntentRefusal>().Skip(1).Select(TransitionTable.Code).ToHashSet()
        );
    }

    [Fact]
    public void Every_refusal_has_its_own_name_as_its_code()
    {
        Assert.All(
            Enum.GetValues<IntentRefusal>().Skip(1),
            refusal => Assert.Equal(TransitionTable.Code(refusal), IntentRefusals.Describe(refusal).Code)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => IntentRefusals.Describe(IntentRefusal.None));
    }

    [Fact]
    public void Each_confirmation_counts_and_the_last_error_stays_until_the_next_one()
    {
        var failed = Apply(
            Intent(new IntentState.Processing("ch_1"), charges: 3),
            new IntentCommand.ChargeFailed("ch_1", DeclineCode.ExpiredCard)
        );
        Assert.Equal(new IntentState.RequiresPaymentMethod(new PaymentError("ch_1", DeclineCode.ExpiredCard)), failed.State);
        Assert.Equal(3, failed.Charges);

        var again = Apply(failed, new IntentCommand.Confirm("ch_2"));
        Assert.Equal(new IntentState.Processing("ch_2"), again.State);
        Assert.Equal(4, again.Charges);
    }

    [Fact]
    public void The_last_charge_that_is_allowed_is_sent_and_no_other()
    {
        var last = Apply(Intent(new IntentState.RequiresPaymentMethod(), Limits.ChargesPerIntent - 1), new IntentCommand.Confirm("ch_25"));
        Assert.Equal(Limits.ChargesPerIntent, last.Charges);

        var failed = Apply(last, new IntentCommand.ChargeFailed("ch_25", DeclineCode.CardDeclined));
        Assert.Equal(IntentRefusal.TooManyCharges, IntentMachine.Apply(failed, new IntentCommand.Confirm("ch_26"), Noon).Refusal);
    }

    private static PaymentIntent Apply(PaymentIntent intent, IntentCommand command)
    {
        var decision = IntentMachine.Apply(intent, command, Noon);
        Assert.True(decision.IsChanged);
        return decision.State;
    }
}
