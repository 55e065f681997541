using Payments.Providers;

namespace Payments.Core.Tests;

/// <summary>The refund's states and outcomes by their words.</summary>
internal static class RefundTable
{
    public static Dictionary<string, RefundState> States { get; } =
        new()
        {
            ["pending"] = new RefundState.Pending(),
            ["succeeded"] = new RefundState.Succeeded("ref_1", TestRecords.Noon),
            ["failed"] = new RefundState.Failed("The account is closed", TestRecords.Noon),
            ["canceled"] = new RefundState.Canceled(TestRecords.Noon),
        };

    public static Dictionary<string, RefundOutcome> Outcomes { get; } =
        new()
        {
            ["has succeeded"] = new RefundOutcome.Succeeded("ref_2"),
            ["has failed"] = new RefundOutcome.Failed("The bank refused"),
            ["was canceled"] = new RefundOutcome.Canceled(),
            ["is pending"] = new RefundOutcome.Pending(),
        };

    public static TransitionTable Table { get; } = new("Refund", [.. States.Keys], [.. Outcomes.Keys], Apply);

    private static string Apply(string state, string outcome)
    {
        var decision = RefundMachine.Apply(TestRecords.Refund(States[state]), Outcomes[outcome], TestRecords.Noon.AddSeconds(1));
        return decision.IsRefused ? TransitionTable.Code(decision.Refusal)
            : decision.IsChanged ? TransitionTable.Code(decision.State.Status)
            : "same";
    }
}
