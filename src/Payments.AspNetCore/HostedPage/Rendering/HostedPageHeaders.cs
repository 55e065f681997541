using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>The headers of every response of the hosted page, errors and redirects included.</summary>
internal static class HostedPageHeaders
{
    internal static void Apply(HttpResponse response, string nonce, CheckoutBranding branding, bool isFramable = false)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy(nonce, branding, isFramable);
        if (!isFramable)
            headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = isFramable ? "cross-origin" : "same-origin";
        headers["Permissions-Policy"] = "payment=(self), camera=(), microphone=(), geolocation=(), usb=(), display-capture=()";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        if (response.HttpContext.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }

    private static string Policy(string nonce, CheckoutBranding branding, bool isFramable) =>
        string.Join(
            "; ",
            "default-src 'none'",
            $"script-src 'nonce-{nonce}'",
            $"style-src 'nonce-{nonce}'",
            branding.LogoOrigin is { } origin ? $"img-src 'self' data: {origin}" : "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            isFramable ? "frame-ancestors *" : "frame-ancestors 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'"
        );
}
