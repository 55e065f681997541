namespace Payments.Load;

/// <summary>How long and how often; everything is measured in both plans.</summary>
internal sealed record BenchPlan(string Name, int Rounds, double WarmUp, double Window, int HttpRounds, int HttpSeconds)
{
    public static BenchPlan Full { get; } = new("full", Rounds: 5, WarmUp: 2, Window: 3, HttpRounds: 5, HttpSeconds: 2);

    public static BenchPlan Quick { get; } = new("quick", Rounds: 1, WarmUp: 1, Window: 1, HttpRounds: 1, HttpSeconds: 1);

    public int[] Callers { get; } = [1, 16, 64, 256];

    /// <summary>Of the counting rounds: alone, where each change is a commit, and so many that commits are shared.</summary>
    public int[] CountedCallers { get; } = [1, 64];

    public int Creators { get; } = 64;

    public int Connections { get; } = 64;
}
