using Payments.Providers;

namespace Payments.Core.Tests;

/// <summary>The dispute's states, news and answers by their words. "late" is at or after the end of the time for evidence.</summary>
internal static class DisputeTable
{
    private const string Late = ", late";
    private const string Evidence = "evidence";

    public static Dictionary<string, DisputeState> States { get; } =
        new()
        {
            ["needs_response"] = new DisputeState.NeedsResponse(),
            ["needs_response, late"] = new DisputeState.NeedsResponse(),
            ["under_review"] = new DisputeState.UnderReview(TestRecords.Noon),
            ["won"] = new DisputeState.Won(TestRecords.Noon),
            ["lost"] = new DisputeState.Lost(TestRecords.Noon),
        };

    public static Dictionary<string, DisputeNews> News { get; } =
        new()
        {
            ["is opened again"] = new DisputeNews.Opened(TestRecords.Amount, DisputeReason.Fraudulent, TestRecords.Expiry),
            ["is under review"] = new DisputeNews.UnderReview(),
            ["is won"] = new DisputeNews.Won(),
            ["is lost"] = new DisputeNews.Lost(),
        };

    public static TransitionTable Table { get; } = new("Dispute", [.. States.Keys], [.. News.Keys, Evidence], Apply);

    private static string Apply(string state, string command)
    {
        var now = state.EndsWith(Late, StringComparison.Ordinal) ? TestRecords.Expiry : TestRecords.Expiry.AddTicks(-1);
        var dispute = TestRecords.Dispute(States[state]);
        var decision =
            command == Evidence
                ? DisputeMachine.Answer(dispute, "It was delivered", now)
                : DisputeMachine.Apply(dispute, News[command], now);
        return decision.IsRefused ? TransitionTable.Code(decision.Refusal)
            : decision.IsChanged ? TransitionTable.Code(decision.State.Status)
            : "same";
    }
}
