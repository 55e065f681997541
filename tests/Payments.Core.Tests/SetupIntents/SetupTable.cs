namespace Payments.Core.Tests;

/// <summary>The setup intent's states and commands by their words. "tried out" has made as many tries as it may.</summary>
internal static class SetupTable
{
    private static readonly NextAction Action = new NextAction.RedirectToUrl("https://issuer.example/challenge");

    public static Dictionary<string, SetupIntent> States { get; } =
        new()
        {
            ["requires_payment_method"] = TestRecords.Setup(new SetupState.RequiresPaymentMethod()),
            ["requires_payment_method, tried out"] = TestRecords.Setup(new SetupState.RequiresPaymentMethod(), Limits.AttemptsPerSetup),
            ["requires_action"] = TestRecords.Setup(new SetupState.RequiresAction(Attempt(1), Action, TestRecords.Expiry)),
            ["processing"] = TestRecords.Setup(new SetupState.Processing(Attempt(1))),
            ["succeeded"] = TestRecords.Setup(new SetupState.Succeeded("seti_1.1", "pm_1", TestRecords.Noon)),
            ["canceled"] = TestRecords.Setup(new SetupState.Canceled(TestRecords.Noon)),
        };

    public static Dictionary<string, SetupCommand> Commands { get; } =
        new()
        {
            ["confirm"] = new SetupCommand.Confirm(Attempt(2)),
            ["its card is saved"] = new SetupCommand.Saved("seti_1.1", "pm_1"),
            ["another card is saved"] = new SetupCommand.Saved("seti_1.9", "pm_9"),
            ["its card is declined"] = new SetupCommand.Declined("seti_1.1", DeclineCode.ExpiredCard),
            ["another card is declined"] = new SetupCommand.Declined("seti_1.9", DeclineCode.ExpiredCard),
            ["its card requires action"] = new SetupCommand.RequireAction("seti_1.1", Action, TestRecords.Expiry),
            ["another card requires action"] = new SetupCommand.RequireAction("seti_1.9", Action, TestRecords.Expiry),
            ["cancel"] = new SetupCommand.Cancel(),
        };

    public static TransitionTable Table { get; } = new("Setup intent", [.. States.Keys], [.. Commands.Keys], Apply);

    private static SetupAttempt Attempt(int number) =>
        new(SetupKeys.Of("seti_1", number), "scripted", new CardSummary("visa", "4242", 12, 2030));

    private static string Apply(string state, string command)
    {
        var decision = SetupMachine.Apply(States[state], Commands[command], TestRecords.Noon.AddSeconds(1));
        return decision.IsRefused ? TransitionTable.Code(decision.Refusal)
            : decision.IsChanged ? TransitionTable.Code(decision.State.Status)
            : "same";
    }
}
