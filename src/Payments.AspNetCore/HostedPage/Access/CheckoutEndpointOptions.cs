using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>How the host is reached on the web, and how its pages and webhooks behave.</summary>
public sealed class CheckoutEndpointOptions
{
    /// <summary>
    /// The host's public origin, such as "https://pay.example.com", with the path that a proxy adds, if any. Hosted pages get their
    /// URLs from it. Null, the default, takes the origin of the request that creates a session: set it wherever the Host header
    /// is not checked by something in front, and where sessions are created outside a request, which is refused without it.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>How the hosted page presents the business.</summary>
    public CheckoutBranding Branding { get; } = new();

    /// <summary>
    /// The payer's country, where something in front of the host knows it, as two letters (ISO 3166-1), such as
    /// <c>http => http.Request.Headers["CF-IPCountry"]</c>: it decides which price of several stands first on the page, and the payer can
    /// change that. If it is null, as by default, or returns something other than a country, the region of the language that the browser
    /// prefers is taken. It is called once for each page that shows several prices, and must not block.
    /// </summary>
    public Func<HttpContext, string?>? PayerCountry { get; set; }

    /// <summary>How webhooks are sent.</summary>
    public WebhookDeliveryOptions Webhooks { get; } = new();

    /// <summary>
    /// The origins whose pages may show the card fields and call the routes for browsers, such as "https://shop.example": a
    /// scheme, a host and a port where it is not the scheme's own. An app's own scheme may be among them, with its host
    /// ("capacitor://localhost") or for all of its pages ("capacitor:"), and "file://" for pages that are opened from a file. Empty,
    /// the default, is every page, those without an origin included, which is safe: the routes read no cookie, and open nothing
    /// without a client secret.
    /// </summary>
    public IList<string> BrowserOrigins { get; } = [];

    internal void Validate()
    {
        if (BrowserOrigins.FirstOrDefault(origin => !BrowserOrigin.IsValid(origin)) is { } wrong)
            throw new InvalidOperationException(
                $"CheckoutEndpointOptions.BrowserOrigins holds \"{wrong}\"; write an origin in lower case such as https://shop.example or "
                    + "capacitor://localhost, without a path, or leave the list empty for every page, also one without an origin."
            );

        if (
            PublicUrl is { } url
            && (
                !url.IsAbsoluteUri
                || url.Scheme is not ("http" or "https")
                || url.UserInfo.Length > 0
                || url.Query.Length > 0
                || url.Fragment.Length > 0
            )
        )
            throw new InvalidOperationException(
                $"CheckoutEndpointOptions.PublicUrl is \"{url}\"; set it to an origin such as https://pay.example.com, without a query."
            );

        Webhooks.Validate();
    }
}
