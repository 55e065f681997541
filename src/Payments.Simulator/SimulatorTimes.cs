namespace Payments.Simulator;

/// <summary>The times of the options, as they were when the simulator was made, and what happens by itself in time.</summary>
internal sealed record SimulatorTimes(
    TimeSpan RailDelay,
    TimeSpan RefundDelay,
    TimeSpan ChallengeWindow,
    TimeSpan AuthorizationLifetime,
    TimeSpan? DebitDelay,
    bool TransfersArrive
)
{
    public static SimulatorTimes Of(SimulatorOptions options) =>
        new(
            options.RailDelay,
            options.RefundDelay,
            options.ChallengeWindow,
            options.AuthorizationLifetime,
            options.DebitDelay,
            options.TransfersArrive
        );
}
