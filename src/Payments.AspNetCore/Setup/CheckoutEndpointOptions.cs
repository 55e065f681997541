namespace Payments.AspNetCore;

/// <summary>How the host stands on the web.</summary>
public sealed class CheckoutEndpointOptions
{
    /// <summary>
    /// The host's public origin, such as "https://pay.example.com", with the path that a proxy adds, if any. Hosted pages get their
    /// URLs from it. Null, the default, takes the origin of the request that creates a session: set it wherever the Host header
    /// is not checked by something in front.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>How the hosted page presents the business.</summary>
    public CheckoutBranding Branding { get; } = new();

    /// <summary>How webhooks are sent.</summary>
    public WebhookDeliveryOptions Webhooks { get; } = new();

    internal void Validate()
    {
        if (PublicUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0))
            throw new InvalidOperationException($"CheckoutEndpointOptions.PublicUrl is \"{url}\"; set it to an origin such as https://pay.example.com, without a query.");

        Webhooks.Validate();
    }
}
