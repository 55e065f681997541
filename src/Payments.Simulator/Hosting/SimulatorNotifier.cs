using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>
/// Notifies the host of what payers do, when they do it, until the host stops. A notification that is not accepted is repeated after a
/// pause.
/// </summary>
internal sealed class SimulatorNotifier(
    PaymentSimulator simulator,
    TimeProvider time,
    Func<ProviderNotification, CancellationToken, ValueTask<bool>> receive,
    ILogger logger
) : BackgroundService
{
    private static readonly TimeSpan _retryPause = TimeSpan.FromSeconds(5);

    // A timer takes no longer wait than 49 days, and a payer may have longer.
    private static readonly TimeSpan _longestWait = TimeSpan.FromDays(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => RunAsync(stoppingToken), CancellationToken.None);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        simulator.Notifications.Receiver = receive;
        try
        {
            while (true)
            {
                var changed = simulator.Ledger.Changed;
                var lookedAt = time.GetUtcNow();
                await simulator.NotifyAsync(receive, stoppingToken).ConfigureAwait(false);
                await WaitAsync(changed, lookedAt, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. What was not accepted is sent at the next start.
        }
        catch (SimulatorLedgerException exception)
        {
            logger.LogError(exception, "The simulator sends no more notifications: its ledger cannot be written.");
        }
        finally
        {
            simulator.Notifications.Receiver = null;
        }
    }

    // No timer is armed where there is nothing to report: only a change can bring something.
    private async Task WaitAsync(Task changed, DateTimeOffset lookedAt, CancellationToken stoppingToken)
    {
        if (simulator.Notifications.NextNotification(lookedAt, _retryPause) is not { } next)
        {
            await changed.WaitAsync(stoppingToken).ConfigureAwait(false);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(changed, Task.Delay(Clamp(next - time.GetUtcNow()), time, stop.Token)).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        stoppingToken.ThrowIfCancellationRequested();
    }

    private static TimeSpan Clamp(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero
        : wait > _longestWait ? _longestWait
        : wait;
}
