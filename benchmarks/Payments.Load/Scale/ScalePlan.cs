namespace Payments.Load;

/// <summary>How much and how long of the scale run; everything is measured in both plans.</summary>
internal sealed record ScalePlan(string Name, int Rounds, double WarmUpSeconds, double WindowSeconds)
{
    public static ScalePlan Full { get; } =
        new("full", Rounds: 5, WarmUpSeconds: 6, WindowSeconds: 0.6)
        {
            WaitingWork = 1_000_000,
            Sessions = 5_000_000,
            Deliveries = 5_000,
            FilePayments = 20_000,
            FileRounds = 3,
            SteadyMinutes = 10,
            SamplingSeconds = 5,
        };

    public static ScalePlan Quick { get; } =
        new("quick", Rounds: 3, WarmUpSeconds: 1, WindowSeconds: 0.25)
        {
            WaitingWork = 1_000_000,
            Sessions = 200_000,
            Deliveries = 1_000,
            FilePayments = 5_000,
            FileRounds = 1,
            SteadyMinutes = 0.3,
            SamplingSeconds = 1,
        };

    /// <summary>Rows of due work that wait.</summary>
    public required int WaitingWork { get; init; }

    /// <summary>Sessions in the large file.</summary>
    public required int Sessions { get; init; }

    /// <summary>Webhooks of one round.</summary>
    public required int Deliveries { get; init; }

    /// <summary>Payments by which a file's growth is measured.</summary>
    public required int FilePayments { get; init; }

    public required int FileRounds { get; init; }

    public required double SteadyMinutes { get; init; }

    public required double SamplingSeconds { get; init; }

    /// <summary>Sessions in the small file: so many that each list has a full page.</summary>
    public int FewSessions { get; } = 2_500;

    /// <summary>Of payments, where commits are shared.</summary>
    public int Callers { get; } = 64;

    /// <summary>Of reads; more would wait for the two cores and not for the file.</summary>
    public int Readers { get; } = 4;

    public TimeSpan WarmUp => TimeSpan.FromSeconds(WarmUpSeconds);

    public TimeSpan Window => TimeSpan.FromSeconds(WindowSeconds);

    public static ScalePlan Named(string name) => name == Quick.Name ? Quick : Full;
}
