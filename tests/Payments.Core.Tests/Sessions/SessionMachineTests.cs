using Xunit;
using static Payments.Core.Tests.TestRecords;

namespace Payments.Core.Tests;

public sealed class SessionMachineTests
{
    private const string Expected = """
                          | start payment       | its charge succeeded | another charge succeeded | its charge failed
        open              | paying              | other_charge         | other_charge             | other_charge
        open, late        | already_expired     | other_charge         | other_charge             | other_charge
        paying            | payment_in_progress | complete             | other_charge             | open
        paying, late      | payment_in_progress | complete             | other_charge             | open
        paying once       | payment_in_progress | complete             | other_charge             | failed
        paying once, late | payment_in_progress | complete             | other_charge             | failed
        complete          | already_complete    | same                 | already_complete         | already_complete
        complete, late    | already_complete    | same                 | already_complete         | already_complete
        expired           | already_expired     | already_expired      | already_expired          | already_expired
        expired, late     | already_expired     | already_expired      | already_expired          | already_expired
        canceled          | already_canceled    | already_canceled     | already_canceled         | already_canceled
        canceled, late    | already_canceled    | already_canceled     | already_canceled         | already_canceled
        failed            | already_failed      | already_failed       | already_failed           | already_failed
        failed, late      | already_failed      | already_failed       | already_failed           | already_failed

                          | another charge failed | its charge expired | its charge was given up | another charge expired
        open              | other_charge          | other_charge       | other_charge            | other_charge
        open, late        | other_charge          | other_charge       | other_charge            | other_charge
        paying            | other_charge          | open               | canceled                | other_charge
        paying, late      | other_charge          | open               | canceled                | other_charge
        paying once       | other_charge          | expired            | canceled                | other_charge
        paying once, late | other_charge          | expired            | canceled                | other_charge
        complete          | already_complete      | already_complete   | already_complete        | already_complete
        complete, late    | already_complete      | already_complete   | already_complete        | already_complete
        expired           | already_expired       | already_expired    | already_expired         | already_expired
        expired, late     | already_expired       | already_expired    | already_expired         | already_expired
        canceled          | already_canceled      | already_canceled   | already_canceled        | already_canceled
        canceled, late    | already_canceled      | already_canceled   | already_canceled        | already_canceled
        failed            | already_failed        | already_failed     | already_failed          | already_failed
        failed, late      | already_failed        | already_failed     | already_failed          | already_failed

                          | expire by request   | expire by time      | cancel              | accept its charge late
        open              | expired             | not_yet_due         | canceled            | complete
        open, late        | expired             | expired             | already_expired     | complete
        paying            | payment_in_progress | payment_in_progress | payment_in_progress | payment_in_progress
        paying, late      | payment_in_progress | payment_in_progress | payment_in_progress | payment_in_progress
        paying once       | payment_in_progress | payment_in_progress | payment_in_progress | payment_in_progress
        paying once, late | payment_in_progress | payment_in_progress | payment_in_progress | payment_in_progress
        complete          | already_complete    | already_complete    | already_complete    | same
        complete, late    | already_complete    | already_complete    | already_complete    | same
        expired           | already_expired     | already_expired     | already_expired     | complete
        expired, late     | already_expired     | already_expired     | already_expired     | complete
        canceled          | already_canceled    | already_canceled    | already_canceled    | complete
        canceled, late    | already_canceled    | already_canceled    | already_canceled    | complete
        failed            | already_failed      | already_failed      | already_failed      | complete
        failed, late      | already_failed      | already_failed      | already_failed      | complete

                          | accept another charge late
        open              | complete
        open, late        | complete
        paying            | payment_in_progress
        paying, late      | payment_in_progress
        paying once       | payment_in_progress
        paying once, late | payment_in_progress
        complete          | already_complete
        complete, late    | already_complete
        expired           | complete
        expired, late     | complete
        canceled          | complete
        canceled, late    | complete
        failed            | complete
        failed, late      | complete
        """;

    public static TheoryData<string, string, string> Cells => new(TransitionTable.Read(Expected));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_session_in_a_state_answers_a_command(string state, string command, string expected) =>
        Assert.Equal(expected, SessionTable.Table.Apply(state, command));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_refusal_or_a_repetition_leaves_the_session_as_it_is_and_a_move_keeps_all_but_state_and_time(
        string state,
        string command,
        string expected
    )
    {
        var (session, now) = SessionTable.At(state);
        var decision = SessionMachine.Apply(session, SessionTable.Commands[command], now);

        Assert.Equal(SessionTable.States.ContainsKey(expected), decision.IsChanged);
        if (decision.IsChanged)
            Assert.Equal(session with { State = decision.State.State, UpdatedAt = decision.State.UpdatedAt }, decision.State);
        else
            Assert.Same(session, decision.State);
    }

    [Fact]
    public void Every_pair_of_states_and_commands_stands_in_the_table()
    {
        var cells = TransitionTable.Read(Expected).ToList();

        Assert.Equal(SessionTable.Table.Pairs(), cells.Select(cell => (cell.State, cell.Command)).Order());
        Assert.Equal(Enum.GetValues<SessionStatus>(), SessionTable.States.Values.Select(state => state.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<SessionCommandKind>(), SessionTable.Commands.Values.Select(command => command.Kind).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<SessionRefusal>().Skip(1).Select(TransitionTable.Code).Order(),
            cells.Select(cell => cell.Expected).Where(code => code.Contains('_', StringComparison.Ordinal)).Distinct().Order()
        );
    }

    [Fact]
    public void Every_refusal_has_its_own_name_as_its_code()
    {
        Assert.All(
            Enum.GetValues<SessionRefusal>().Skip(1),
            refusal => Assert.Equal(TransitionTable.Code(refusal), SessionRefusals.Describe(refusal).Code)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => SessionRefusals.Describe(SessionRefusal.None));
    }

    [Fact]
    public void A_move_keeps_what_the_new_state_knows()
    {
        var now = Noon.AddMinutes(5);

        Assert.Equal(new SessionState.Open("ch_2"), Apply(new SessionState.Open(), new SessionCommand.StartPayment("ch_2"), now).State);
        Assert.Equal(
            new SessionState.Complete("ch_1", now),
            Apply(new SessionState.Open("ch_1"), new SessionCommand.PaymentSucceeded("ch_1"), now).State
        );
        Assert.Equal(
            new SessionState.Expired(ExpiryCause.Requested, now),
            Apply(new SessionState.Open(), new SessionCommand.Expire(ExpiryCause.Requested), now).State
        );
        Assert.Equal(new SessionState.Canceled(now), Apply(new SessionState.Open(), new SessionCommand.Cancel(), now).State);
        Assert.Equal(now, Apply(new SessionState.Open(), new SessionCommand.Cancel(), now).UpdatedAt);
    }

    [Fact]
    public void A_session_whose_time_is_over_expired_at_that_time_whoever_notes_it_and_when()
    {
        foreach (var cause in Enum.GetValues<ExpiryCause>())
        {
            var expired = Apply(new SessionState.Open(), new SessionCommand.Expire(cause), Expiry.AddDays(2));

            Assert.Equal(new SessionState.Expired(ExpiryCause.TimeElapsed, Expiry), expired.State);
            Assert.Equal(Expiry, expired.UpdatedAt);
        }
    }

    [Fact]
    public void A_session_whose_last_charge_failed_after_its_time_was_over_changed_last_at_that_failure()
    {
        var failed = Apply(
            new SessionState.Open("ch_1"),
            new SessionCommand.PaymentFailed("ch_1", DeclineCode.CardDeclined),
            Expiry.AddMinutes(3)
        );
        var expired = failed.AsOf(Expiry.AddDays(1));

        Assert.Equal(SessionStatus.Expired, expired.Status);
        Assert.Equal(Expiry.AddMinutes(3), expired.UpdatedAt);
        Assert.Equal(expired, failed.AsOf(Expiry.AddDays(9)));
    }

    [Fact]
    public void As_of_a_time_an_open_session_reads_expired_from_its_time_on_and_no_other_does()
    {
        var open = Session(new SessionState.Open());

        Assert.Same(open, open.AsOf(Expiry.AddTicks(-1)));
        Assert.Equal(SessionStatus.Expired, open.AsOf(Expiry).Status);
        foreach (var state in SessionTable.States.Where(state => state.Key != "open"))
            Assert.Same(state.Value, state.Value.AsOf(Expiry.AddDays(1)));
    }

    [Fact]
    public void A_charge_that_ends_the_session_says_why()
    {
        var now = Noon.AddMinutes(5);
        var once = SessionTable.States["paying once"];
        Assert.Equal(
            new SessionState.Failed("ch_1", DeclineCode.PayerRefused, now),
            SessionMachine.Apply(once, new SessionCommand.PaymentFailed("ch_1", DeclineCode.PayerRefused), now).State.State
        );
        Assert.Equal(
            new SessionState.Expired(ExpiryCause.TimeElapsed, now),
            SessionMachine.Apply(once, new SessionCommand.PaymentExpired("ch_1", ChargeExpiry.TimeElapsed), now).State.State
        );
        Assert.Equal(
            new SessionState.Canceled(now),
            SessionMachine.Apply(once, new SessionCommand.PaymentExpired("ch_1", ChargeExpiry.GivenUp), now).State.State
        );
        Assert.Equal(
            new SessionState.Complete("ch_7", now),
            SessionMachine.Apply(SessionTable.States["failed"], new SessionCommand.AcceptLatePayment("ch_7"), now).State.State
        );
    }

    private static CheckoutSession Apply(SessionState state, SessionCommand command, DateTimeOffset now)
    {
        var decision = SessionMachine.Apply(Session(state), command, now);
        Assert.False(decision.IsRefused);
        return decision.State;
    }
}
