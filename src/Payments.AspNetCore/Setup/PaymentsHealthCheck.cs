using Microsoft.Extensions.Diagnostics.HealthChecks;
using Payments.Storage;

namespace Payments.AspNetCore;

/// <summary>Whether payments can be taken: the store can be read, and knows of nothing that keeps it from writing.</summary>
internal sealed class PaymentsHealthCheck(IPaymentStore store) : IHealthCheck
{
    // Of nobody; what counts is that the store responds.
    private const string NoTag = "health";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (store is IStoreHealth known && await known.CheckAsync(cancellationToken).ConfigureAwait(false) is { } trouble)
                return new HealthCheckResult(context.Registration.FailureStatus, trouble.Message);

            await store.GetAsync(PaymentsSchema.Current.Table<OwnerTag>(), Owner.Directory, NoTag, cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is StoreException or InvalidOperationException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
        }
    }
}
