using Microsoft.Extensions.Options;

namespace Payments.Simulator;

internal sealed class SimulatorOptionsValidator : IValidateOptions<SimulatorOptions>
{
    private static readonly TimeSpan LongestLatency = TimeSpan.FromMinutes(2);

    public ValidateOptionsResult Validate(string? name, SimulatorOptions options)
    {
        var failures = new List<string>();
        if (options.Latency < TimeSpan.Zero || options.Latency > LongestLatency)
            failures.Add($"SimulatorOptions.Latency is {options.Latency}; set it in UseSimulator(o => o.Latency = …) to a value from {TimeSpan.Zero} to {LongestLatency}.");

        if (options.LedgerPath is { } path && (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal) || Path.EndsInDirectorySeparator(path)))
            failures.Add("SimulatorOptions.LedgerPath names no file; set it in UseSimulator(o => o.LedgerPath = …) to a file such as \"data/simulator.jsonl\", or to null to keep the ledger in memory.");

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
