using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payments;
using Payments.AspNetCore;
using Payments.Providers;

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
        services
            .AddOptions<CheckoutEndpointOptions>()
            .Validate(options =>
            {
                options.Validate();
                return true;
            });
        if (configure is not null)
            services.Configure(configure);

        services.TryAddSingleton<HostedPageRoutes>();
        services.TryAddSingleton<HostedPages>();
        services.TryAddSingleton<HostedPageUrls>();
        services.TryAddSingleton<IHostedPageUrls>(provider => provider.GetRequiredService<HostedPageUrls>());
        services.TryAddSingleton(provider => new WebhookHttpClient(
            provider.GetRequiredService<IOptions<CheckoutEndpointOptions>>().Value.Webhooks,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<IWebhookSender, HttpWebhookSender>();
        services.TryAddSingleton<IEmailComposer, EmailComposer>();
        DialectRegistry.Add(services);
        return builder;
    }

    /// <summary>
    /// Converts prices at the daily reference rates of the euro that are published at an address, in the form that
    /// <see cref="DailyRates"/> reads. They are fetched when the first price is converted, within 10 seconds, and kept in memory; while
    /// they cannot be fetched, those at hand serve on until they are too old. Redirects are not followed. As
    /// <c>UseExchangeRates</c>, the last call wins.
    /// </summary>
    /// <exception cref="ArgumentException">The address is not https (or http on this machine), or holds a user's name.</exception>
    /// <exception cref="InvalidOperationException">An option is out of its range; the message names it.</exception>
    public static PaymentsBuilder UseDailyExchangeRates(this PaymentsBuilder builder, Uri url, Action<DailyRatesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(url);
        if (
            !url.IsAbsoluteUri
            || url.UserInfo.Length > 0
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && LoopbackHost.Contains(url)))
        )
            throw new ArgumentException(
                "The address of exchange rates is an absolute https URL without a user's name; http is for this machine only.",
                nameof(url)
            );

        var options = new DailyRatesOptions();
        configure?.Invoke(options);
        options.Validate();
        builder.Services.RemoveAll<IExchangeRates>();
        builder.Services.AddSingleton<IExchangeRates>(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            return new HttpExchangeRates(
                new DailyRatesDownload(url, DailyRatesDownload.CreateHandler(), clock),
                options,
                clock,
                provider.GetRequiredService<ILogger<HttpExchangeRates>>()
            );
        });
        return builder;
    }
}
