using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments;
using Payments.AspNetCore;
using Payments.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The verb of Payments.AspNetCore that sets up e-mail.</summary>
public static class EmailBuilderExtensions
{
    /// <summary>
    /// Sends e-mail by a mail server that takes it by SMTP. As <c>UseEmail</c>, the last call wins. The mails look like the
    /// hosted page: they take name, colour, logo and support address from <see cref="CheckoutEndpointOptions.Branding"/>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="host">The server's name, which its certificate must have.</param>
    /// <param name="port">Usually 587, with <see cref="SmtpSecurity.StartTls"/>, or 465, with <see cref="SmtpSecurity.Tls"/>.</param>
    /// <param name="configure">Sets who the mails come from.</param>
    /// <param name="connect">Sets how the server is spoken to; null leaves the defaults.</param>
    /// <exception cref="ArgumentException">The host is empty, the port is not 1 to 65,535, or an option is refused; the message
    /// names it.</exception>
    public static PaymentsBuilder UseSmtp(
        this PaymentsBuilder builder,
        string host,
        int port,
        Action<EmailOptions> configure,
        Action<SmtpOptions>? connect = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        ArgumentNullException.ThrowIfNull(configure);
        if (port is < 1 or > 65_535)
            throw new ArgumentOutOfRangeException(nameof(port), port, "The port of a mail server is 1 to 65535, usually 587 or 465.");

        var options = new SmtpOptions();
        connect?.Invoke(options);
        options.Validate(host);
        builder.Services.TryAddSingleton<IEmailComposer, EmailComposer>();
        return builder.UseEmail(new SmtpEmailSender(host, port, options), configure);
    }
}
