namespace Payments.Core.Tests;

/// <summary>The intent's states and commands by their words. "tried out" has sent as many charges as it may.</summary>
internal static class IntentTable
{
    private static readonly NextAction Action = new NextAction.RedirectToUrl("https://issuer.example/challenge");

    public static Dictionary<string, PaymentIntent> States { get; } =
        new()
        {
            ["requires_payment_method"] = TestRecords.Intent(new IntentState.RequiresPaymentMethod()),
            ["requires_payment_method, tried out"] = TestRecords.Intent(new IntentState.RequiresPaymentMethod(), Limits.ChargesPerIntent),
            ["requires_confirmation"] = TestRecords.Intent(new IntentState.RequiresConfirmation("pm_1")),
            ["requires_confirmation, tried out"] = TestRecords.Intent(
                new IntentState.RequiresConfirmation("pm_1"),
                Limits.ChargesPerIntent
            ),
            ["requires_action"] = TestRecords.Intent(new IntentState.RequiresAction("ch_1", Action, TestRecords.Expiry)),
            ["processing"] = TestRecords.Intent(new IntentState.Processing("ch_1")),
            ["requires_capture"] = TestRecords.Intent(new IntentState.RequiresCapture("ch_1", TestRecords.Expiry)),
            ["succeeded"] = TestRecords.Intent(new IntentState.Succeeded("ch_1", TestRecords.Noon)),
            ["canceled"] = TestRecords.Intent(new IntentState.Canceled(TestRecords.Noon)),
        };

    public static Dictionary<string, IntentCommand> Commands { get; } =
        new()
        {
            ["attach"] = new IntentCommand.Attach("pm_2"),
            ["confirm"] = new IntentCommand.Confirm("ch_2"),
            ["its charge succeeded"] = new IntentCommand.ChargeSucceeded("ch_1"),
            ["another charge succeeded"] = new IntentCommand.ChargeSucceeded("ch_9"),
            ["its charge failed"] = new IntentCommand.ChargeFailed("ch_1", DeclineCode.CardDeclined),
            ["another charge failed"] = new IntentCommand.ChargeFailed("ch_9", DeclineCode.CardDeclined),
            ["its charge requires action"] = new IntentCommand.RequireAction("ch_1", Action, TestRecords.Expiry),
            ["another charge requires action"] = new IntentCommand.RequireAction("ch_9", Action, TestRecords.Expiry),
            ["its charge proceeds"] = new IntentCommand.Proceed("ch_1"),
            ["another charge proceeds"] = new IntentCommand.Proceed("ch_9"),
            ["its charge is authorized"] = new IntentCommand.Authorize("ch_1", TestRecords.Expiry),
            ["another charge is authorized"] = new IntentCommand.Authorize("ch_9", TestRecords.Expiry),
            ["capture its charge"] = new IntentCommand.Capture("ch_1"),
            ["capture another charge"] = new IntentCommand.Capture("ch_9"),
            ["cancel"] = new IntentCommand.Cancel(),
            ["accept its charge late"] = new IntentCommand.AcceptLateCharge("ch_1"),
            ["accept another charge late"] = new IntentCommand.AcceptLateCharge("ch_9"),
        };

    public static TransitionTable Table { get; } = new("Intent", [.. States.Keys], [.. Commands.Keys], Apply);

    private static string Apply(string state, string command)
    {
        var decision = IntentMachine.Apply(States[state], Commands[command], TestRecords.Noon);
        return decision.IsRefused ? TransitionTable.Code(decision.Refusal)
            : !decision.IsChanged ? "same"
            : decision.State.Status == States[state].Status ? "more"
            : TransitionTable.Code(decision.State.Status);
    }
}
