using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payments.Storage;
using Payments.Storage.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The verb of Payments.Storage.Sqlite.</summary>
public static class SqlitePaymentsBuilderExtensions
{
    /// <summary>
    /// Keeps everything in one SQLite file, durable at every acknowledged commit. The store is a service of its own,
    /// <see cref="SqlitePaymentStore"/>, for backups of the file.
    /// </summary>
    /// <param name="builder">What <c>AddPayments(…)</c> returned.</param>
    /// <param name="path">The database file, such as "shop.db"; made where it is missing.</param>
    /// <param name="configure">The rest of the options.</param>
    public static PaymentsBuilder UseSqlite(this PaymentsBuilder builder, string path, Action<SqliteStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(path);
        var services = builder.Services;
        services.AddOptions<SqliteStoreOptions>().Configure(options => options.Path = path);
        if (configure is not null)
            services.Configure(configure);

        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPaymentStore, SqlitePaymentStore>(provider =>
            {
                var options = provider.GetRequiredService<IOptions<SqliteStoreOptions>>().Value;
                if (options.StopHostWhenStopped)
                    options.Stopped = () => StopHost(provider);
                return new SqlitePaymentStore(PaymentsSchema.Current, options, provider.GetService<ILogger<SqlitePaymentStore>>());
            })
        );
        services.TryAddSingleton(provider =>
            provider.GetServices<IPaymentStore>().OfType<SqlitePaymentStore>().FirstOrDefault()
            ?? throw new InvalidOperationException("Another store has taken the place of the SQLite store.")
        );
        return builder;
    }

    private static void StopHost(IServiceProvider provider)
    {
        Environment.ExitCode = 1;
        provider.GetService<IHostApplicationLifetime>()?.StopApplication();
    }
}
