using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payments.Providers;

namespace Payments;

/// <summary>What e-mail stands on, checked.</summary>
internal sealed record EmailServices(IEmailSender Sender, IEmailComposer Composer, EmailOptions Options)
{
    /// <summary>Null where the host sends no e-mail.</summary>
    public static EmailServices? Of(IServiceProvider services)
    {
        if (services.GetService<IEmailSender>() is not { } sender)
            return null;

        var composer =
            services.GetService<IEmailComposer>()
            ?? throw new InvalidOperationException(
                "Payments sends e-mail and has nothing to write it. Add "
                    + ".AddCheckoutEndpoints() after AddPayments(…), or register an IEmailComposer."
            );
        return new EmailServices(sender, composer, services.GetRequiredService<IOptions<EmailOptions>>().Value);
    }
}
