using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Payments;
using Payments.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The verbs of Payments.AspNetCore.</summary>
public static class CheckoutEndpointsBuilderExtensions
{
    /// <summary>Adds what <c>app.MapCheckoutEndpoints()</c> needs: the hosted page, the dialects and the delivery of webhooks.</summary>
    public static PaymentsBuilder AddCheckoutEndpoints(this PaymentsBuilder builder, Action<CheckoutEndpointOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddRouting();
        services.AddHttpContextAccessor();
        services.AddOptions<CheckoutEndpointOptions>().Validate(options =>
        {
            options.Validate();
            return true;
        });
        if (configure is not null)
            services.Configure(configure);

        services.TryAddSingleton<HostedPageUrls>();
        services.TryAddSingleton<IHostedPageUrls>(provider => provider.GetRequiredService<HostedPageUrls>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWebhookFormat, SynaptoWebhooks>());
        services.TryAddSingleton(provider => new WebhookHttpClient(
            provider.GetRequiredService<IOptions<CheckoutEndpointOptions>>().Value.Webhooks, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IWebhookSender, HttpWebhookSender>();
        services.TryAddSingleton<HostedPageEndpoints>();
        services.TryAddKeyedSingleton<ICheckoutDialect, SynaptoDialect>(CheckoutDialect.Synapto);
        return builder;
    }
}
