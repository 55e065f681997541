using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop;

/// <summary>The shop is ready once its key and its webhook endpoints are in place.</summary>
internal sealed class ShopReadiness(ShopStartup startup) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(startup.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The shop is starting."));
}
