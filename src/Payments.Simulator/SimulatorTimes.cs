namespace Payments.Simulator;

/// <summary>The times of the options, as they were when the simulator was made.</summary>
internal sealed record SimulatorTimes(TimeSpan RailDelay, TimeSpan RefundDelay, TimeSpan ChallengeWindow, TimeSpan AuthorizationLifetime)
{
    public static SimulatorTimes Of(SimulatorOptions options) => new(options.RailDelay, options.RefundDelay, options.ChallengeWindow, options.AuthorizationLifetime);
}
