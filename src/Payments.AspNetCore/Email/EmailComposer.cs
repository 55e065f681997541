using Microsoft.Extensions.Options;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>Writes mails in the receiver's language, with the name, colour and logo of the hosted page.</summary>
internal sealed class EmailComposer(IOptions<CheckoutEndpointOptions> options) : IEmailComposer
{
    public ValueTask<EmailMessage> ComposeAsync(EmailContext context, CancellationToken cancellationToken)
    {
        var branding = options.Value.Branding;
        var merchant = context.Options.FromName ?? branding.DisplayName;
        var content = new EmailWords(context.Email, merchant, branding.SupportEmail).Of(context.Session, context.Charge);
        if (!RgbColor.TryParse(branding.AccentColor, out var accent))
            throw new InvalidOperationException("CheckoutBranding.AccentColor must be of the form \"#rrggbb\".");

        return new(
            new EmailMessage
            {
                MessageId = context.MessageId,
                From = new EmailAddress(context.Options.From, merchant),
                ReplyTo = context.Options.ReplyTo is { } reply ? new EmailAddress(reply) : null,
                To = new EmailAddress(context.Email.To),
                Subject = content.Subject,
                Text = EmailText.Of(content),
                Html = EmailHtml.Of(content, merchant, AccentPalette.Light(accent), LogoUrl(branding.LogoUrl)),
                Language = content.Language,
                Date = context.Email.CreatedAt,
            }
        );
    }

    // Mail programs block images embedded as data URLs, and cannot resolve a path without a site.
    private string? LogoUrl(string? logo) =>
        logo is null || logo.StartsWith("data:", StringComparison.Ordinal) ? null
        : logo[0] != '/' ? logo
        : options.Value.PublicUrl is { } site ? new Uri(site, logo).AbsoluteUri
        : null;
}
