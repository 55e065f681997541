using Microsoft.Extensions.Diagnostics.HealthChecks;
using Payments.AspNetCore;
using Payments.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The verb of Payments.AspNetCore for health checks.</summary>
public static class PaymentsHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that fails where payments cannot be taken: the store cannot be read, its disk is full, or it has stopped. It writes
    /// nothing while all is well.
    /// </summary>
    /// <param name="builder">What <c>AddHealthChecks()</c> returned.</param>
    /// <param name="name">The check's name; "payments" unless set.</param>
    /// <param name="failureStatus">What is reported then; unhealthy unless set.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    public static IHealthChecksBuilder AddPaymentsHealthChecks(
        this IHealthChecksBuilder builder,
        string name = "payments",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(
            new HealthCheckRegistration(
                name,
                services => new PaymentsHealthCheck(services.GetRequiredService<IPaymentStore>()),
                failureStatus,
                tags
            )
        );
    }
}
