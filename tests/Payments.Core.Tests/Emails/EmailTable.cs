namespace Payments.Core.Tests;

/// <summary>The e-mail's states and commands by their words.</summary>
internal static class EmailTable
{
    public static Dictionary<string, EmailState> States { get; } =
        new()
        {
            ["queued"] = new EmailState.Queued(),
            ["handing_over"] = new EmailState.HandingOver(TestRecords.Noon),
            ["sent"] = new EmailState.Sent(TestRecords.Noon),
            ["failed"] = new EmailState.Failed("no such mailbox", TestRecords.Noon),
            ["unknown"] = new EmailState.Unknown(TestRecords.Noon),
        };

    public static Dictionary<string, EmailCommand> Commands { get; } =
        new()
        {
            ["hand over"] = new EmailCommand.HandOver(),
            ["is accepted"] = new EmailCommand.Accept(),
            ["is refused for now"] = new EmailCommand.Refuse("try later", IsFinal: false),
            ["is refused for good"] = new EmailCommand.Refuse("no such mailbox", IsFinal: true),
            ["loses its answer"] = new EmailCommand.LoseAnswer(),
            ["send again"] = new EmailCommand.Resend(),
        };

    public static TransitionTable Table { get; } = new("E-mail", [.. States.Keys], [.. Commands.Keys], Apply);

    private static string Apply(string state, string command)
    {
        var email = TestRecords.Email(States[state]);
        var decision = EmailMachine.Apply(email, Commands[command], TestRecords.Expiry);
        return decision.IsRefused ? TransitionTable.Code(decision.Refusal)
            : !decision.IsChanged ? "same"
            : decision.State.Status == email.Status ? "more"
            : TransitionTable.Code(decision.State.Status);
    }
}
