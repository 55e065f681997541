using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Payments.AspNetCore;

/// <summary>
/// The dialects that there are. A further one is a folder beside this file, a value of <see cref="CheckoutDialect"/> and a line
/// here.
/// </summary>
internal static class CheckoutDialects
{
    public static void Add(IServiceCollection services)
    {
        Add<SynaptoDialect, SynaptoWebhooks>(services, CheckoutDialect.Synapto);
        Add<SyncPayDialect, SyncPayWebhooks>(services, CheckoutDialect.SyncPay);
        Add<SyncgramDialect, SyncgramWebhooks>(services, CheckoutDialect.Syncgram);
        Add<YorletDialect, YorletWebhooks>(services, CheckoutDialect.Yorlet);
    }

    private static void Add<TDialect, TWebhooks>(IServiceCollection services, CheckoutDialect dialect)
        where TDialect : class, ICheckoutDialect
        where TWebhooks : class, IWebhookFormat
    {
        services.TryAddKeyedSingleton<ICheckoutDialect, TDialect>(dialect);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWebhookFormat, TWebhooks>());
    }
}
