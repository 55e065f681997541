namespace Payments.Core.Tests;

/// <summary>The intent's states and commands by their words. "tried out" has sent as many charges as it may.</summary>
internal static class IntentTable
{
    public static Dictionary<string, PaymentIntent> States { get; } = new()
    {
        ["requires_payment_method"] = TestRecords.Intent(new IntentState.RequiresPaymentMethod()),
        ["requires_payment_method, tried out"] = TestRecords.Intent(new IntentState.RequiresPaymentMethod(), Limits.ChargesPerIntent),
        ["processing"] = TestRecords.Intent(new IntentState.Processing("ch_1")),
        ["succeeded"] = TestRecords.Intent(new IntentState.Succeeded("ch_1", TestRecords.Noon)),
        ["canceled"] = TestRecords.Intent(new IntentState.Canceled(TestRecords.Noon)),
    };

    public static Dictionary<string, IntentCommand> Commands { get; } = new()
    {
        ["confirm"] = new IntentCommand.Confirm("ch_2"),
        ["its charge succeeded"] = new IntentCommand.ChargeSucceeded("ch_1"),
        ["another charge succeeded"] = new IntentCommand.ChargeSucceeded("ch_9"),
        ["its charge failed"] = new IntentCommand.ChargeFailed("ch_1", DeclineCode.CardDeclined),
        ["another charge failed"] = new IntentCommand.ChargeFailed("ch_9", DeclineCode.CardDeclined),
        ["cancel"] = new IntentCommand.Cancel(),
        ["accept its charge late"] = new IntentCommand.AcceptLateCharge("ch_1"),
        ["accept another charge late"] = new IntentCommand.AcceptLateCharge("ch_9"),
    };

    public static TransitionTable Table { get; } = new("Intent", [.. States.Keys], [.. Commands.Keys], Apply);

    private static string Apply(string state, string command)
    {
        var decision = IntentMachine.Apply(States[state], Commands[command], TestRecords.Noon);
        return decision.IsRefused ? TransitionTable.Code(decision.Refusal) : decision.IsChanged ? TransitionTable.Code(decision.State.Status) : "same";
    }
}
