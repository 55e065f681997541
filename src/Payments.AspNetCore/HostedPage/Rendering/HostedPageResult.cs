using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>
/// A hosted page as the response to a request, with its headers and status. <paramref name="assetsPath"/> is where the assets
/// are, seen from the page: a relative path stays right behind any proxy.
/// </summary>
internal sealed class HostedPageResult(CheckoutPageModel model, CheckoutBranding branding, string assetsPath) : IResult
{
    /// <summary>
    /// Whether any site may show the page in a frame: only where nothing is typed into it and its URL is known to the payer
    /// alone.
    /// </summary>
    public bool IsFramable { get; init; }

    /// <summary>The status, where it is not the model's own.</summary>
    public int? Status { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var scope = new PageScope
        {
            Model = model with { Language = PayerLanguage.WordsOf(httpContext).Texts.Language },
            Languages = model is ChallengePage or ChallengedPage or CardFramePage ? [] : LanguageLinks.Of(httpContext.Request),
            Branding = branding,
            Nonce = HostedPageRenderer.NewNonce(),
            AssetsPath = assetsPath,
            Now = PageScope.TimeOf(httpContext),
            Encrypted = httpContext.Request.IsHttps,
            ForScript = httpContext.Request.Headers.XRequestedWith == "checkout",
        };
        var html = await HostedPageRenderer.RenderAsync(scope).ConfigureAwait(false);

        HostedPageHeaders.Apply(response, scope.Nonce, branding, IsFramable);
        response.StatusCode = Status ?? model.StatusCode;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentLanguage = scope.Texts.Language;
        if (model is UnavailablePage unavailable)
            response.Headers.RetryAfter = unavailable.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        await response.WriteAsync(html, httpContext.RequestAborted).ConfigureAwait(false);
    }
}

/// <summary>Leads to another page of ours, with every page's headers.</summary>
internal sealed class PageRedirect : IResult
{
    private readonly int _status;
    private readonly string _location;
    private readonly CheckoutBranding _branding;

    private PageRedirect(int status, string location, CheckoutBranding branding) =>
        (_status, _location, _branding) = (status, location, branding);

    /// <summary>After a post: 303.</summary>
    public static PageRedirect SeeOther(string location, CheckoutBranding branding) =>
        new(StatusCodes.Status303SeeOther, location, branding);

    /// <summary>
    /// For a page's address with a slash too many: 308 to the one without, whose links are relative to it. What was posted is posted there.
    /// Null where the path does not end in a slash.
    /// </summary>
    public static PageRedirect? WithoutSlash(HttpRequest request, CheckoutBranding branding)
    {
        if (request.Path.Value is not [.., '/'])
            return null;

        var path = request.Path.ToUriComponent().TrimEnd('/');
        var location = $"../{path[(path.LastIndexOf('/') + 1)..]}{request.QueryString.ToUriComponent()}";
        return new(StatusCodes.Status308PermanentRedirect, location, branding);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        HostedPageHeaders.Apply(httpContext.Response, HostedPageRenderer.NewNonce(), _branding);
        httpContext.Response.StatusCode = _status;
        httpContext.Response.Headers.Location = _location;
        return Task.CompletedTask;
    }
}
