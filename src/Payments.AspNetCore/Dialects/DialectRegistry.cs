using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Payments.AspNetCore;

/// <summary>
/// The dialects that there are. A further one is a folder beside this file, a value of <see cref="CheckoutDialect"/> and a line
/// here.
/// </summary>
internal static class DialectRegistry
{
    public static void Add(IServiceCollection services)
    {
        Add<Synapto.SynaptoDialect, Synapto.WebhookFormat>(services, CheckoutDialect.Synapto);
        Add<SyncPay.SyncPayDialect, SyncPay.WebhookFormat>(services, CheckoutDialect.SyncPay);
        Add<Syncgram.SyncgramDialect, Syncgram.WebhookFormat>(services, CheckoutDialect.Syncgram);
        Add<Yorlet.YorletDialect, Yorlet.WebhookFormat>(services, CheckoutDialect.Yorlet);
    }

    private static void Add<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TDialect,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TWebhooks
    >(IServiceCollection services, CheckoutDialect dialect)
        where TDialect : class, ICheckoutDialect
        where TWebhooks : class, IWebhookFormat
    {
        services.TryAddKeyedSingleton<ICheckoutDialect, TDialect>(dialect);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWebhookFormat, TWebhooks>());
    }
}
