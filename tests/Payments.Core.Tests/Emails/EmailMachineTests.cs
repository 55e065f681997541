using Xunit;
using static Payments.Core.Tests.TestRecords;

namespace Payments.Core.Tests;

public sealed class EmailMachineTests
{
    private const string Expected = """
                     | hand over      | is accepted    | is refused for now | is refused for good | loses its answer | send again
        queued       | handing_over   | sent           | more               | failed              | same             | already_queued
        handing_over | being_sent     | sent           | queued             | failed              | unknown          | being_sent
        sent         | already_sent   | same           | already_sent       | already_sent        | same             | already_sent
        failed       | already_failed | already_failed | same               | same                | same             | queued
        unknown      | answer_lost    | sent           | queued             | failed              | same             | queued
        """;

    public static TheoryData<string, string, string> Cells => new(TransitionTable.Read(Expected));

    [Theory]
    [MemberData(nameof(Cells))]
    public void An_email_in_a_state_takes_a_command(string state, string command, string expected) =>
        Assert.Equal(expected, EmailTable.Table.Apply(state, command));

    [Fact]
    public void Every_pair_of_states_and_commands_stands_in_the_table()
    {
        var cells = TransitionTable.Read(Expected).ToList();

        Assert.Equal(EmailTable.Table.Pairs(), cells.Select(cell => (cell.State, cell.Command)).Order());
        Assert.Equal(Enum.GetValues<EmailStatus>(), EmailTable.States.Values.Select(state => state.Status).Order());
        var commands = typeof(EmailCommand).Assembly.GetTypes().Where(type => type.BaseType == typeof(EmailCommand));
        Assert.Equal(commands.ToHashSet(), EmailTable.Commands.Values.Select(command => command.GetType()).ToHashSet());
        Assert.Subset(
            cells.Select(cell => cell.Expected).ToHashSet(),
            Enum.GetValues<EmailRefusal>().Skip(1).Select(TransitionTable.Code).ToHashSet()
        );
    }

    [Fact]
    public void Every_refusal_has_its_own_name_as_its_code()
    {
        Assert.All(
            Enum.GetValues<EmailRefusal>().Skip(1),
            refusal => Assert.Equal(TransitionTable.Code(refusal), EmailRefusals.Describe(refusal).Code)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => EmailRefusals.Describe(EmailRefusal.None));
    }

    [Fact]
    public void A_lost_answer_keeps_the_time_at_which_the_mail_was_let_go()
    {
        var lost = EmailMachine.Apply(Email(new EmailState.HandingOver(Noon)), new EmailCommand.LoseAnswer(), Expiry).State;

        Assert.Equal(new EmailState.Unknown(Noon), lost.State);
    }

    [Fact]
    public void An_email_that_is_sent_again_has_all_its_time_again()
    {
        var again = EmailMachine
            .Apply(Email(new EmailState.Failed("full", Noon)) with { Attempts = 7 }, new EmailCommand.Resend(), Expiry)
            .State;

        Assert.Equal((0, Expiry, Noon, new EmailState.Queued()), (again.Attempts, again.QueuedAt, again.CreatedAt, again.State));
    }
}
