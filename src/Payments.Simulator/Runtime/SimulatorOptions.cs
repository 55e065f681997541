using Microsoft.Extensions.Options;
using Payments.Providers;

namespace Payments;

/// <summary>Settings of the simulator. They are read once, when it is created.</summary>
public sealed class SimulatorOptions
{
    /// <summary>
    /// The file in which the simulator keeps its ledger, so that it remembers after a restart or a crash what it charged.
    /// Default null: it remembers in memory only. A relative path counts from the current directory; the directory must
    /// exist, the file need not. One simulator at a time may have it open.
    /// </summary>
    public string? LedgerPath { get; set; }

    /// <summary>
    /// How long each charge and each question about one is under way before it arrives, on the clock of the
    /// <see cref="TimeProvider"/>. Default zero; zero to 2 minutes. A call that is cancelled meanwhile never arrives.
    /// </summary>
    public TimeSpan Latency { get; set; }

    /// <summary>
    /// How long a payer takes to do something outside, such as to send a transfer, to answer a prompt or to dispute a charge; a
    /// charge keeps the delay with which it began. Default 3 seconds; zero to an hour.
    /// </summary>
    public TimeSpan RailDelay { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long a bank debit takes to settle, in place of the business days of its scheme, so that a demonstration sees it; what
    /// follows late takes as long again. Default null: the business days. Zero to an hour; a debit keeps the time with which it
    /// began.
    /// </summary>
    public TimeSpan? DebitDelay { get; set; }

    /// <summary>
    /// Whether a transfer to a customer's own account or the merchant's arrives by itself after <see cref="RailDelay"/>, with the
    /// right amount and reference. Default true; false waits for <see cref="PaymentSimulator.ReceiveTransferAsync"/>.
    /// </summary>
    public bool TransfersArrive { get; set; } = true;

    /// <summary>
    /// How long a refund is pending; a refund keeps the delay with which it began. Default zero: it succeeds at once. Zero to an
    /// hour.
    /// </summary>
    public TimeSpan RefundDelay { get; set; }

    /// <summary>
    /// How long a payer has to authenticate; a charge or setup keeps the time with which it began. Default 15 minutes; a second
    /// to a day.
    /// </summary>
    public TimeSpan ChallengeWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long reserved money waits to be taken; a charge keeps the time with which it began. Default 7 days; a second to 90
    /// days.
    /// </summary>
    public TimeSpan AuthorizationLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// What goes wrong with a charge; asked once per call, after <see cref="Latency"/>, possibly by many threads at once.
    /// Default null: nothing does.
    /// </summary>
    public Func<ChargeRequest, SimulatedFault>? Faults { get; set; }
}

/// <summary>A fault of one call of <see cref="PaymentSimulator.ChargeAsync"/>, for tests.</summary>
public enum SimulatedFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The request never arrives: nothing is charged or recorded, and the call throws <see cref="TimeoutException"/>.</summary>
    LoseRequest,

    /// <summary>The charge is decided and recorded, then the call throws <see cref="TimeoutException"/>.</summary>
    LoseAnswer,

    /// <summary>
    /// A charge that is not decided yet is declined as <see cref="DeclineCode.ProcessingError"/>; one that is
    /// returns its recorded outcome.
    /// </summary>
    Refuse,
}

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
