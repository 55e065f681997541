using Microsoft.Extensions.Options;

namespace Payments.Simulator;

internal sealed class SimulatorOptionsValidator : IValidateOptions<SimulatorOptions>
{
    private static readonly TimeSpan LongestLatency = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, SimulatorOptions options)
    {
        var failures = new List<string>();
        CheckDelay(nameof(options.Latency), options.Latency, LongestLatency);
        CheckDelay(nameof(options.RailDelay), options.RailDelay, LongestDelay);
        CheckDelay(nameof(options.RefundDelay), options.RefundDelay, LongestDelay);

        if (options.LedgerPath is { } path && (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal) || Path.EndsInDirectorySeparator(path)))
            failures.Add("SimulatorOptions.LedgerPath names no file; set it in UseSimulator(o => o.LedgerPath = …) to a file such as \"data/simulator.jsonl\", or to null to keep the ledger in memory.");

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void CheckDelay(string option, TimeSpan value, TimeSpan longest)
        {
            if (value < TimeSpan.Zero || value > longest)
                failures.Add($"SimulatorOptions.{option} is {value}; set it in UseSimulator(o => o.{option} = …) to a value from {TimeSpan.Zero} to {longest}.");
        }
    }
}
