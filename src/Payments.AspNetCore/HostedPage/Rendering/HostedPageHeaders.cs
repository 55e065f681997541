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
        if (isFramable)
            headers["Cross-Origin-Embedder-Policy"] = EmbedderPolicy(branding);
        headers["Permissions-Policy"] = "payment=(self), camera=(), microphone=(), geolocation=(), usb=(), display-capture=()";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        if (response.HttpContext.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }

    // A page that isolates itself shows frames that say one of these. The stricter is known to more browsers; the other one lets a logo
    // load whose server says nothing of who may load it.
    private static string EmbedderPolicy(CheckoutBranding branding) =>
        branding.LogoUrl is null || branding.LogoUrl.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            ? "require-corp"
            : "credentialless";

    private static string Policy(string nonce, CheckoutBranding branding, bool isFramable) =>
        string.Join(
            "; ",
            [
                "default-src 'none'",
                $"script-src 'nonce-{nonce}'",
                $"style-src 'nonce-{nonce}'",
                branding.LogoOrigin is { } origin ? $"img-src 'self' data: {origin}" : "img-src 'self' data:",
                "connect-src 'self'",
                "form-action 'self'",
                // Even * would keep out pages of a file, of an app and of a sandbox.
                .. isFramable ? Array.Empty<string>() : ["frame-ancestors 'none'"],
                "base-uri 'none'",
                "require-trusted-types-for 'script'",
            ]
        );
}
