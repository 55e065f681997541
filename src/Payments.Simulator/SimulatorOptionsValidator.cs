using Microsoft.Extensions.Options;

namespace Payments.Simulator;

internal sealed class SimulatorOptionsValidator : IValidateOptions<SimulatorOptions>
{
    private static readonly TimeSpan LongestLatency = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestChallenge = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestReservation = TimeSpan.FromDays(90);

    public ValidateOptionsResult Validate(string? name, SimulatorOptions options)
    {
        var failures = new List<string>();
        Check(nameof(options.Latency), options.Latency, TimeSpan.Zero, LongestLatency);
        Check(nameof(options.RailDelay), options.RailDelay, TimeSpan.Zero, LongestDelay);
        Check(nameof(options.DebitDelay), options.DebitDelay ?? TimeSpan.Zero, TimeSpan.Zero, LongestDelay);
        Check(nameof(options.RefundDelay), options.RefundDelay, TimeSpan.Zero, LongestDelay);
        Check(nameof(options.ChallengeWindow), options.ChallengeWindow, ShortestTime, LongestChallenge);
        Check(nameof(options.AuthorizationLifetime), options.AuthorizationLifetime, ShortestTime, LongestReservation);

        if (
            options.LedgerPath is { } path
            && (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal) || Path.EndsInDirectorySeparator(path))
        )
            failures.Add(
                "SimulatorOptions.LedgerPath names no file; set it in UseSimulator(o => o.LedgerPath = …) to a "
                    + "file such as \"data/simulator.jsonl\", or to null to keep the ledger in memory."
            );

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(string option, TimeSpan value, TimeSpan shortest, TimeSpan longest)
        {
            if (value < shortest || value > longest)
                failures.Add(
                    $"SimulatorOptions.{option} is {value}; set it in UseSimulator(o => "
                        + $"o.{option} = …) to a value from {shortest} to {longest}."
                );
        }
    }
}
