using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Payments.AspNetCore.Synapto;

/// <summary>
/// The script that a shop's page loads, its types, and the page of its card fields. That page is always sandboxed: a
/// shop on the same host cannot reach into it, nor it into the shop.
/// </summary>
internal sealed class SdkFiles(CrossOriginAccess access)
{
    internal static readonly HostedPageAsset Script = HostedPageAsset.Load(
        "synapto.js",
        "text/javascript; charset=utf-8",
        "Sdk/synapto.js"
    );
    internal static readonly HostedPageAsset Types = HostedPageAsset.Load("synapto.d.ts", "text/plain; charset=utf-8", "Sdk/synapto.d.ts");
    internal static readonly HostedPageAsset FrameScript = HostedPageAsset.Load(
        "frame.js",
        "text/javascript; charset=utf-8",
        "HostedPage/issuers.js",
        "HostedPage/card.js",
        "Sdk/frame.js"
    );
    internal static readonly HostedPageAsset FrameStyle = HostedPageAsset.Load("frame.css", "text/css; charset=utf-8", "Sdk/frame.css");

    // Kept while a page is open, and soon replaced after the host was updated.
    private const string ForMinutes = "public, max-age=300";
    private const string ForEver = "public, max-age=31536000, immutable";

    private const string Frame = "/js/frame";

    public void Map(RouteGroupBuilder group)
    {
        group.MapRead("/js/synapto.js", (HttpResponse response) => Serve(Script, ForMinutes, response)).ExcludeFromDescription();
        group.MapRead("/js/synapto.d.ts", (HttpResponse response) => Serve(Types, ForMinutes, response)).ExcludeFromDescription();
        group
            .MapRead("/js/" + FrameScript.FileName, (HttpResponse response) => Serve(FrameScript, ForEver, response))
            .ExcludeFromDescription();
        group
            .MapRead("/js/" + FrameStyle.FileName, (HttpResponse response) => Serve(FrameStyle, ForEver, response))
            .ExcludeFromDescription();
        group.MapRead(Frame, FrameAsync).ExcludeFromDescription();
        UnroutedRequests.Map(group, Frame, RefuseFrame);
    }

    private static IResult RefuseFrame(HttpContext http, string? allowed)
    {
        var headers = http.Response.Headers;
        headers.Allow = allowed;
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    private static IResult Serve(HostedPageAsset asset, string cacheControl, HttpResponse response)
    {
        PublicFileHeaders.Apply(response);
        response.Headers.CacheControl = cacheControl;
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue(asset.ETag));
    }

    private async Task FrameAsync(HttpContext http)
    {
        var scope = new PageScope
        {
            Model = new CardFramePage(FrameStyle, FrameScript) { Language = PayerLanguage.WordsOf(http).Texts.Language },
            Branding = new CheckoutBranding(),
            Nonce = HostedPageRenderer.NewNonce(),
            AssetsPath = ".",
            Now = PageScope.TimeOf(http),
            Encrypted = http.Request.IsHttps,
        };
        var html = await HostedPageRenderer.RenderAsync(scope).ConfigureAwait(false);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy(scope.Nonce);
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";

        // A page that asks this of its frames shows no other; what this one loads has leave to be loaded by anyone.
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), usb=(), display-capture=()";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(html, http.RequestAborted).ConfigureAwait(false);
    }

    private string Policy(string nonce) =>
        string.Join(
            "; ",
            [
                "sandbox allow-scripts allow-forms",
                "default-src 'none'",
                $"script-src 'nonce-{nonce}'",
                $"style-src 'nonce-{nonce}'",
                "connect-src 'self'",
                "form-action 'none'",
                .. access.FrameAncestors is { } ancestors ? [$"frame-ancestors {ancestors}"] : Array.Empty<string>(),
                "base-uri 'none'",
                "require-trusted-types-for 'script'",
            ]
        );
}
