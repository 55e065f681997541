using Microsoft.Extensions.Logging;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Notifies the host of what payers, their banks and the card network did.</summary>
#pragma warning disable CA1001 // The semaphore holds nothing to release: its wait handle is never asked for.
internal sealed class SimulatedNotifications(SimulatorRuntime runtime, ILogger logger)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _telling = new(1);

    /// <summary>Takes notifications while the host runs; null while it does not.</summary>
    public Func<ProviderNotification, CancellationToken, ValueTask<bool>>? Receiver { get; set; }

    /// <summary>
    /// Hands over every notification that is due now and was not taken: what payers, their banks and the card network did
    /// outside, in the order in which it is to be told, with the repetitions and disorder of <see cref="TestPayerEffect"/>. What
    /// the receiver does not take (it returns false or throws) waits for the next call, and so does what would follow it of the
    /// same charge, setup, refund, dispute or card. Each is told at least once, and again after a crash where that it was taken
    /// is not in the ledger. A host with <c>Microsoft.Extensions.Hosting</c> need not call this.
    /// </summary>
    /// <param name="receive">Returns whether it has taken the notification for good. It is called once at a time.</param>
    /// <param name="cancellationToken">Cancels the wait; what was accepted is not sent again.</param>
    /// <returns>How many were taken.</returns>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async Task<int> NotifyAsync(
        Func<ProviderNotification, CancellationToken, ValueTask<bool>> receive,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(receive);
        runtime.CheckOpen(cancellationToken);
        await _telling.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await TellDueAsync(receive, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _telling.Release();
        }
    }

    /// <summary>
    /// When to notify again after a check: when the next notification is due, or after the pause where one was due and was not
    /// accepted. Null where there is none.
    /// </summary>
    public DateTimeOffset? NextNotification(DateTimeOffset lookedAt, TimeSpan retryPause) =>
        runtime
            .Ledger.Untold()
            .Select(charge => charge.Value.Untold[0].Due is var due && due > lookedAt ? due : lookedAt + retryPause)
            .Select(static time => (DateTimeOffset?)time)
            .Min();

    private async Task<int> TellDueAsync(
        Func<ProviderNotification, CancellationToken, ValueTask<bool>> receive,
        CancellationToken cancellationToken
    )
    {
        var now = runtime.Now;
        var due = runtime
            .Ledger.Untold()
            .SelectMany(static history =>
                history.Value.Untold.Select(planned => (history.Value.Subject, history.Recorded, Planned: planned))
            )
            .Where(told => told.Planned.Due <= now)
            .OrderBy(static told => told.Planned.Due)
            .ToList();

        var kept = new HashSet<LedgerSubject>();
        var written = Task.CompletedTask;
        var taken = 0;
        foreach (var (subject, recorded, planned) in due)
        {
            if (kept.Contains(subject))
                continue;

            await recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!await IsTakenAsync(receive, planned.Notification, subject, cancellationToken).ConfigureAwait(false))
            {
                kept.Add(subject);
                continue;
            }

            written = runtime.Ledger.Continue(subject, state => Taken(state, subject, now), static _ => true).Recorded;
            taken++;
        }

        await written.WaitAsync(cancellationToken).ConfigureAwait(false);
        return taken;
    }

    private static SimulatorEntry.NotificationTaken Taken(LedgerState state, LedgerSubject subject, DateTimeOffset now) =>
        new(subject.Key, state.Charge(subject.Key) is { } charge && subject.Kind == LedgerSubjectKind.Charge ? charge.AsOf(now) : now)
        {
            Of = subject.Kind,
        };

    private async ValueTask<bool> IsTakenAsync(
        Func<ProviderNotification, CancellationToken, ValueTask<bool>> receive,
        ProviderNotification notification,
        LedgerSubject subject,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await receive(notification, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a receiver throws, it has not taken the notification, which is sent again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogWarning(
                exception,
                "The simulator's notification of a {Kind} was not taken and is told again: {Key}.",
                subject.Kind,
                subject.Kind == LedgerSubjectKind.Card ? "(a token)" : subject.Key
            );
            return false;
        }
    }
}
