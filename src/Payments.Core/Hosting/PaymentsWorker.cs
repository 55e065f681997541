using Microsoft.Extensions.Hosting;

namespace Payments;

/// <summary>
/// The host's part in starting and working: the store is ready before the host serves its first request, and due work is
/// done until it stops.
/// </summary>
internal sealed class PaymentsWorker(PaymentEngine engine) : BackgroundService, IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => engine.StartAsync(cancellationToken).AsTask();

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => engine.RunWorkerAsync(stoppingToken), CancellationToken.None);
}
