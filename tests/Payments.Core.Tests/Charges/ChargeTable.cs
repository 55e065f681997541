using Payments.Providers;

namespace Payments.Core.Tests;

/// <summary>The charge's states and outcomes by their words.</summary>
internal static class ChargeTable
{
    public static Dictionary<string, ChargeState> States { get; } = new()
    {
        ["pending"] = new ChargeState.Pending(),
        ["unknown"] = new ChargeState.Unknown(TestRecords.Noon, "no answer in time"),
        ["succeeded"] = new ChargeState.Succeeded("ref_1", TestRecords.Noon),
        ["failed"] = new ChargeState.Failed(DeclineCode.CardDeclined, TestRecords.Noon),
    };

    public static Dictionary<string, ChargeOutcome> Outcomes { get; } = new()
    {
        ["is approved"] = new ChargeOutcome.Approved("ref_2"),
        ["is declined"] = new ChargeOutcome.Declined(DeclineCode.ExpiredCard),
        ["is pending"] = new ChargeOutcome.Pending(),
        ["is unknown"] = new ChargeOutcome.Unknown("reset"),
    };

    public static TransitionTable Table { get; } = new("Charge", [.. States.Keys], [.. Outcomes.Keys], Apply);

    private static string Apply(string state, string outcome)
    {
        var decision = ChargeMachine.Apply(TestRecords.Charge(States[state]), Outcomes[outcome], TestRecords.Noon.AddSeconds(1));
        return decision.IsRefused ? TransitionTable.Code(decision.Refusal) : decision.IsChanged ? TransitionTable.Code(decision.State.Status) : "same";
    }
}
