using Payments.Providers;
using Xunit;
using static Payments.Core.Tests.TestRecords;

namespace Payments.Core.Tests;

public sealed class ChargeMachineTests
{
    private const string Expected = """
                         | is approved | is approved without an id | is declined          | awaits payment   | requires action
        pending          | succeeded   | no_reference              | failed               | awaiting_payment | requires_action
        unknown          | succeeded   | no_reference              | failed               | awaiting_payment | requires_action
        awaiting_payment | succeeded   | no_reference              | failed               | same             | same
        underpaid        | succeeded   | no_reference              | declined_after_money | same             | same
        succeeded        | same        | no_reference              | declined_after_money | same             | same
        accepted         | more        | no_reference              | declined_after_money | same             | same
        failed           | paid_late   | no_reference              | same                 | same             | same
        expired          | paid_late   | no_reference              | same                 | same             | same
        paid_late        | more        | no_reference              | declined_after_money | same             | same
        requires_action  | succeeded   | no_reference              | failed               | same             | same
        authorized       | succeeded   | no_reference              | failed               | same             | same
        capturing        | succeeded   | no_reference              | failed               | same             | same
        canceled         | paid_late   | no_reference              | same                 | same             | same
        returned         | same        | no_reference              | same                 | same             | same

                         | is authorized | is pending | is unknown | is returned | has its dates
        pending          | authorized    | same       | unknown    | failed      | more
        unknown          | authorized    | pending    | same       | failed      | pending
        awaiting_payment | same          | same       | same       | failed      | same
        underpaid        | same          | same       | same       | returned    | same
        succeeded        | same          | same       | same       | returned    | same
        accepted         | same          | same       | same       | returned    | same
        failed           | same          | same       | same       | same        | same
        expired          | same          | same       | same       | same        | same
        paid_late        | same          | same       | same       | returned    | same
        requires_action  | authorized    | pending    | same       | failed      | pending
        authorized       | same          | same       | same       | failed      | same
        capturing        | same          | same       | same       | failed      | same
        canceled         | same          | same       | same       | same        | same
        returned         | same          | same       | same       | same        | same
        """;

    private const string ExpectedOfCommands = """
                                            | accept            | give back         | expire          | give up         | release
        pending                             | nothing_to_decide | nothing_to_decide | undecided       | undecided       | not_releasable
        unknown                             | nothing_to_decide | nothing_to_decide | undecided       | undecided       | not_releasable
        awaiting_payment                    | nothing_to_decide | nothing_to_decide | not_yet_due     | expired         | not_releasable
        awaiting_payment, late              | nothing_to_decide | nothing_to_decide | expired         | expired         | not_releasable
        underpaid                           | accepted          | failed            | has_money       | has_money       | not_releasable
        succeeded                           | nothing_to_decide | nothing_to_decide | already_decided | already_decided | not_releasable
        accepted                            | same              | already_decided   | already_decided | already_decided | not_releasable
        failed                              | nothing_to_decide | nothing_to_decide | already_decided | already_decided | not_releasable
        expired                             | nothing_to_decide | nothing_to_decide | same            | same            | not_releasable
        paid_late                           | accepted          | failed            | has_money       | has_money       | not_releasable
        requires_action                     | nothing_to_decide | nothing_to_decide | not_yet_due     | expired         | canceled
        requires_action, late               | nothing_to_decide | nothing_to_decide | expired         | expired         | canceled
        authorized                          | nothing_to_decide | nothing_to_decide | already_decided | already_decided | canceled
        capturing                           | nothing_to_decide | nothing_to_decide | undecided       | undecided       | not_releasable
        canceled                            | nothing_to_decide | nothing_to_decide | already_decided | already_decided | same
        returned                            | nothing_to_decide | nothing_to_decide | already_decided | already_decided | not_releasable
        pending, reported otherwise         | accepted          | failed            | undecided       | undecided       | not_releasable
        unknown, reported otherwise         | accepted          | failed            | undecided       | undecided       | not_releasable
        failed, reported otherwise          | accepted          | nothing_to_decide | already_decided | already_decided | not_releasable
        requires_action, reported otherwise | accepted          | failed            | not_yet_due     | expired         | canceled
        authorized, reported otherwise      | accepted          | failed            | already_decided | already_decided | canceled
        capturing, reported otherwise       | accepted          | failed            | undecided       | undecided       | not_releasable

                                            | capture all    | capture a part | capture too much     | capture nothing
        pending                             | not_capturable | not_capturable | not_capturable       | not_capturable
        unknown                             | not_capturable | not_capturable | not_capturable       | not_capturable
        awaiting_payment                    | not_capturable | not_capturable | not_capturable       | not_capturable
        awaiting_payment, late              | not_capturable | not_capturable | not_capturable       | not_capturable
        underpaid                           | not_capturable | not_capturable | not_capturable       | not_capturable
        succeeded                           | not_capturable | not_capturable | not_capturable       | not_capturable
        accepted                            | not_capturable | not_capturable | not_capturable       | not_capturable
        failed                              | not_capturable | not_capturable | not_capturable       | not_capturable
        expired                             | not_capturable | not_capturable | not_capturable       | not_capturable
        paid_late                           | not_capturable | not_capturable | not_capturable       | not_capturable
        requires_action                     | not_capturable | not_capturable | not_capturable       | not_capturable
        requires_action, late               | not_capturable | not_capturable | not_capturable       | not_capturable
        authorized                          | capturing      | capturing      | capture_out_of_range | capture_out_of_range
        capturing                           | not_capturable | not_capturable | not_capturable       | not_capturable
        canceled                            | not_capturable | not_capturable | not_capturable       | not_capturable
        returned                            | not_capturable | not_capturable | not_capturable       | not_capturable
        pending, reported otherwise         | not_capturable | not_capturable | not_capturable       | not_capturable
        unknown, reported otherwise         | not_capturable | not_capturable | not_capturable       | not_capturable
        failed, reported otherwise          | not_capturable | not_capturable | not_capturable       | not_capturable
        requires_action, reported otherwise | not_capturable | not_capturable | not_capturable       | not_capturable
        authorized, reported otherwise      | capturing      | capturing      | capture_out_of_range | capture_out_of_range
        capturing, reported otherwise       | not_capturable | not_capturable | not_capturable       | not_capturable

                                            | capture other money
        pending                             | not_capturable
        unknown                             | not_capturable
        awaiting_payment                    | not_capturable
        awaiting_payment, late              | not_capturable
        underpaid                           | not_capturable
        succeeded                           | not_capturable
        accepted                            | not_capturable
        failed                              | not_capturable
        expired                             | not_capturable
        paid_late                           | not_capturable
        requires_action                     | not_capturable
        requires_action, late               | not_capturable
        authorized                          | capture_out_of_range
        capturing                           | not_capturable
        canceled                            | not_capturable
        returned                            | not_capturable
        pending, reported otherwise         | not_capturable
        unknown, reported otherwise         | not_capturable
        failed, reported otherwise          | not_capturable
        requires_action, reported otherwise | not_capturable
        authorized, reported otherwise      | capture_out_of_range
        capturing, reported otherwise       | not_capturable
        """;

    public static TheoryData<string, string, string> Cells => new(TransitionTable.Read(Expected));

    public static TheoryData<string, string, string> CommandCells => new(TransitionTable.Read(ExpectedOfCommands));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_charge_in_a_state_takes_an_outcome(string state, string outcome, string expected) =>
        Assert.Equal(expected, ChargeTable.Table.Apply(state, outcome));

    [Theory]
    [MemberData(nameof(CommandCells))]
    public void A_charge_in_a_state_answers_a_command(string state, string command, string expected) =>
        Assert.Equal(expected, ChargeTable.CommandTable.Apply(state, command));

    [Fact]
    public void Every_pair_of_states_and_outcomes_and_of_states_and_commands_stands_in_a_table()
    {
        Assert.Equal(ChargeTable.Table.Pairs(), TransitionTable.Read(Expected).Select(cell => (cell.State, cell.Command)).Order());
        Assert.Equal(
            ChargeTable.CommandTable.Pairs(),
            TransitionTable.Read(ExpectedOfCommands).Select(cell => (cell.State, cell.Command)).Order()
        );
        Assert.Equal(Enum.GetValues<ChargeStatus>(), ChargeTable.States.Values.Select(charge => charge.Status).Order());
        Assert.Equal(
            Enum.GetValues<ChargeOutcomeKind>(),
            ChargeTable
                .Outcomes.Values.Select(outcome => outcome(ChargeTable.States["pending"]).Kind)
                .Concat([ChargeOutcomeKind.Received, ChargeOutcomeKind.Captured])
                .Distinct()
                .Order()
        );
        Assert.Equal(Enum.GetValues<ChargeCommand>(), ChargeTable.Commands.Values);

        var cells = TransitionTable
            .Read(Expected)
            .Concat(TransitionTable.Read(ExpectedOfCommands))
            .Concat(TransitionTable.Read(ChargeAmountTests.Expected))
            .Select(cell => cell.Expected)
            .Append("reference_taken")
            .ToHashSet();
        Assert.Subset(cells, Enum.GetValues<ChargeRefusal>().Skip(1).Select(TransitionTable.Code).ToHashSet());
    }

    [Fact]
    public void Every_refusal_has_its_own_name_as_its_code()
    {
        Assert.All(
            Enum.GetValues<ChargeRefusal>().Skip(1),
            refusal => Assert.Equal(TransitionTable.Code(refusal), ChargeRefusals.Describe(refusal).Code)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => ChargeRefusals.Describe(ChargeRefusal.None));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Money_that_arrived_never_grows_less_and_a_refusal_or_a_repetition_changes_nothing(
        string state,
        string outcome,
        string expected
    )
    {
        var before = ChargeTable.States[state];
        var decision = ChargeMachine.Apply(before, ChargeTable.Outcomes[outcome](before), Noon.AddSeconds(1));

        Assert.True(decision.State.AmountReceived >= before.AmountReceived);
        Assert.Equal(ChargeTable.States.ContainsKey(expected) || expected == "more", decision.IsChanged);
        if (!decision.IsChanged)
            Assert.Same(before, decision.State);
    }

    [Fact]
    public void A_move_keeps_what_the_outcome_said()
    {
        var now = Noon.AddSeconds(9);
        Assert.Equal(new ChargeState.Succeeded("ref_2", now), Apply("pending", "is approved", now).State);
        Assert.Equal(new ChargeState.Failed(DeclineCode.ExpiredCard, now), Apply("unknown", "is declined", now).State);
        Assert.Equal(new ChargeState.Unknown(now, "reset"), Apply("pending", "is unknown", now).State);
        Assert.Equal(now, Apply("pending", "is unknown", now).UpdatedAt);

        var awaiting = Apply("pending", "awaits payment", now);
        Assert.Equal(
            new ChargeState.AwaitingPayment("ref_2", new PaymentInstructions.PhonePrompt("MTN", "67"), ChargeTable.Until.AddHours(1)),
            awaiting.State
        );
        Assert.Equal(ChargeTable.Until.AddHours(1), awaiting.PayableUntil);
    }

    [Fact]
    public void A_charge_keeps_the_time_and_reason_of_the_first_lost_answer() =>
        Assert.Equal(new ChargeState.Unknown(Noon, "no answer in time"), Apply("unknown", "is unknown", Noon.AddHours(1)).State);

    [Fact]
    public void A_part_leaves_the_payer_the_instructions_and_the_time_for_the_rest()
    {
        var now = Noon.AddMinutes(1);
        var awaited = (ChargeState.AwaitingPayment)ChargeTable.States["awaiting_payment"].State;
        var part = Report("awaiting_payment", "7.00", now);
        Assert.Equal(new ChargeState.Underpaid("ref_2", now, awaited.Instructions, awaited.Until), part.State);
        Assert.Equal((7_00, 5_50), (part.AmountReceived.MinorUnits, part.AmountRemaining.MinorUnits));

        var more = ChargeMachine
            .Apply(part, new ChargeOutcome.Received("ref_3", Money.FromMinorUnits(9_00, Currency.Gbp)), now.AddMinutes(1))
            .State;
        Assert.Equal(new ChargeState.Underpaid("ref_3", now, awaited.Instructions, awaited.Until), more.State);

        // Told before the call's own answer: the time is the one that was asked for.
        var early = ChargeMachine
            .Apply(
                ChargeTable.States["pending"] with
                {
                    PayableUntil = ChargeTable.Until,
                },
                new ChargeOutcome.Received("ref_2", Money.FromMinorUnits(7_00, Currency.Gbp)),
                now
            )
            .State;
        Assert.Equal(new ChargeState.Underpaid("ref_2", now, Until: ChargeTable.Until), early.State);
    }

    [Fact]
    public void All_that_arrived_counts_whatever_became_of_it()
    {
        Assert.Equal((99_999_99, 0), Amounts(Report("awaiting_payment", "99,999.99", Noon)));
        Assert.Equal((99_999_99, 0), Amounts(Report("succeeded", "99,999.99", Noon)));
        Assert.Equal((12_50, 0), Amounts(Apply("underpaid", "is approved", Noon)));
        Assert.Equal((7_00, 0), Amounts(Report("expired", "7.00", Noon)));
        Assert.Equal((5_00, 0), Amounts(Command("underpaid", ChargeCommand.Accept)));
        Assert.Equal((5_00, 0), Amounts(Command("paid_late", ChargeCommand.GiveBack)));

        static (long Received, long Remaining) Amounts(Charge charge) =>
            (charge.AmountReceived.MinorUnits, charge.AmountRemaining.MinorUnits);
    }

    [Fact]
    public void What_is_decided_says_why()
    {
        Assert.Equal(new ChargeState.Failed(DeclineCode.Underpaid, ChargeTable.Until), Command("underpaid", ChargeCommand.GiveBack).State);
        Assert.Equal(
            new ChargeState.Failed(DeclineCode.PaidTooLate, ChargeTable.Until),
            Command("paid_late", ChargeCommand.GiveBack).State
        );
        Assert.Equal(new ChargeState.Accepted("ref_1", ChargeTable.Until), Command("paid_late", ChargeCommand.Accept).State);
        Assert.Equal(
            new ChargeState.Expired(ChargeExpiry.TimeElapsed, ChargeTable.Until),
            Command("awaiting_payment", ChargeCommand.Expire).State
        );
        Assert.Equal(
            new ChargeState.Expired(ChargeExpiry.GivenUp, ChargeTable.Until),
            Command("awaiting_payment", ChargeCommand.GiveUp).State
        );
    }

    [Fact]
    public void Every_move_adds_one_line_to_the_history_and_keeps_the_providers_id()
    {
        var part = Report("awaiting_payment", "7.00", Noon);
        Assert.Equal([new ChargeHistoryEntry(ChargeStatus.Underpaid, Noon, "ref_2", "Less than the amount was received")], part.History);

        var failed = ChargeMachine.Apply(part, ChargeCommand.GiveBack, Noon.AddSeconds(1)).State;
        Assert.Equal(
            new ChargeHistoryEntry(ChargeStatus.Failed, Noon.AddSeconds(1), "ref_2", DeclineCodes.Describe(DeclineCode.Underpaid)),
            failed.History[1]
        );
        Assert.Equal("ref_2", failed.Reference);
    }

    private static Charge Apply(string state, string outcome, DateTimeOffset now) =>
        ChargeMachine.Apply(ChargeTable.States[state], ChargeTable.Outcomes[outcome](ChargeTable.States[state]), now).State;

    private static Charge Report(string state, string report, DateTimeOffset now)
    {
        var (charge, outcome) = ChargeTable.Reported($"transfer: {state}", report).First();
        return ChargeMachine.Apply(charge, outcome, now).State;
    }

    private static Charge Command(string state, ChargeCommand command) =>
        ChargeMachine.Apply(ChargeTable.States[state], command, ChargeTable.Until).State;
}
