using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Payments;
using Payments.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The verbs of Core that set up e-mail.</summary>
public static class PaymentsBuilderEmailExtensions
{
    /// <summary>
    /// Sends e-mail by this sender. There is one: the last of <c>UseEmail</c> and <c>UseSmtp</c> wins. Without any, what asks for
    /// an e-mail is refused. An <see cref="IEmailComposer"/> writes the mails: that of <c>AddCheckoutEndpoints()</c>, or one that
    /// the host registers before.
    /// </summary>
    public static PaymentsBuilder UseEmail(
        this PaymentsBuilder builder,
        Func<IServiceProvider, IEmailSender> sender,
        Action<EmailOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.RemoveAll<IEmailSender>();
        builder.Services.AddSingleton(sender);
        builder.Services.AddOptions<EmailOptions>();
        builder.Services.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmailOptions>, EmailOptionsValidator>());
        return builder;
    }

    /// <inheritdoc cref="UseEmail(PaymentsBuilder, Func{IServiceProvider, IEmailSender}, Action{EmailOptions})"/>
    public static PaymentsBuilder UseEmail(this PaymentsBuilder builder, IEmailSender sender, Action<EmailOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return builder.UseEmail(_ => sender, configure);
    }
}
