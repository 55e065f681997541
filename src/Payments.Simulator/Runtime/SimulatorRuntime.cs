namespace Payments.Simulator;

/// <summary>What the simulator's parts share: the ledger, the clock, and the way of a request to them.</summary>
internal sealed class SimulatorRuntime(
    SimulatorLedger ledger,
    TimeProvider time,
    RandomSource random,
    SimulatorTimes times,
    TimeSpan latency = default
) : IAsyncDisposable
{
    private int _disposed;

    public SimulatorLedger Ledger => ledger;

    public RandomSource Random => random;

    public SimulatorTimes Times => times;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Returns when a request has arrived, after <see cref="SimulatorOptions.Latency"/>.</summary>
    /// <exception cref="ObjectDisposedException">The simulator is closed.</exception>
    public async ValueTask ArriveAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, time, cancellationToken).ConfigureAwait(false);
        CheckOpen(CancellationToken.None);
    }

    /// <exception cref="ObjectDisposedException">The simulator is closed.</exception>
    public void CheckOpen(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(SimulatorLedger));
    }

    /// <summary>Waits for what is being written, and releases the ledger's file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            await ledger.CloseAsync().ConfigureAwait(false);
    }
}

/// <summary>
/// The delays of the options, as they were when the simulator was created, the business days of debits, and whether transfers arrive by
/// themselves.
/// </summary>
internal sealed record SimulatorTimes(
    TimeSpan RailDelay,
    TimeSpan RefundDelay,
    TimeSpan ChallengeWindow,
    TimeSpan AuthorizationLifetime,
    TimeSpan? DebitDelay,
    bool TransfersArrive,
    Func<DebitScheme, BankingCalendar> CalendarOf
)
{
    public static SimulatorTimes Of(SimulatorOptions options, Func<DebitScheme, BankingCalendar> calendarOf) =>
        new(
            options.RailDelay,
            options.RefundDelay,
            options.ChallengeWindow,
            options.AuthorizationLifetime,
            options.DebitDelay,
            options.TransfersArrive,
            calendarOf
        );
}
