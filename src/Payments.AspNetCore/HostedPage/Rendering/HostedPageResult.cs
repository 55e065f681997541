using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>
/// A hosted page as the answer to a request, with its headers and status. <paramref name="assetsPath"/> is where the assets
/// are, seen from the page: a relative path stays right behind any proxy.
/// </summary>
internal sealed class HostedPageResult(CheckoutPageModel model, CheckoutBranding branding, string assetsPath) : IResult
{
    /// <summary>
    /// Whether the page may stand in a frame of any site: only where nothing is typed into it and its URL is a secret of the
    /// payer's.
    /// </summary>
    public bool IsFramable { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var scope = new PageScope
        {
            Model = model,
            Branding = branding,
            Nonce = HostedPageRenderer.NewNonce(),
            AssetsPath = assetsPath,
            Encrypted = httpContext.Request.IsHttps,
            ForScript = httpContext.Request.Headers.XRequestedWith == "checkout",
        };
        var html = await HostedPageRenderer.RenderAsync(scope).ConfigureAwait(false);

        HostedPageHeaders.Apply(response, scope.Nonce, branding, IsFramable);
        response.StatusCode = model.StatusCode;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentLanguage = scope.Texts.Language;
        if (model is UnavailablePage unavailable)
            response.Headers.RetryAfter = unavailable.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        await response.WriteAsync(html, httpContext.RequestAborted).ConfigureAwait(false);
    }
}
