using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Payments.AspNetCore;

/// <summary>
/// The URLs of hosted pages: below the group that they were mapped on, at the host's public origin or else at the current
/// request's.
/// </summary>
internal sealed class HostedPageUrls(
    LinkGenerator links,
    IHttpContextAccessor accessor,
    IOptions<CheckoutEndpointOptions> options,
    HostedPageRoutes routes
) : IHostedPageUrls
{
    /// <summary>
    /// The page of a session that the host made itself: the first page that was mapped with a token of its own.
    /// </summary>
    public string? For(string pageToken)
    {
        if (routes.ForHost is not { } route)
            return null;

        return For(accessor.HttpContext, route, pageToken)
            ?? (
                options.Value.PublicUrl is { } origin && links.GetPathByName(route.Name, Values(route, pageToken)) is { } path
                    ? Join(origin, path)
                    : null
            );
    }

    /// <summary>A page is mapped, and the host's address is known neither from its options nor from a request.</summary>
    public Refusal? WhyNone =>
        routes.ForHost is null || options.Value.PublicUrl is not null || accessor.HttpContext is { Request.Host.HasValue: true }
            ? null
            : new Refusal(
                RefusalKind.WrongState,
                "page_url_unknown",
                "The hosted page's URL is not known outside a request; set PublicUrl in AddCheckoutEndpoints(o => o.PublicUrl = …), "
                    + "such as https://pay.example.com, or give the request a PageUrl",
                nameof(CheckoutSessionRequest.PageUrl)
            );

    /// <summary>Where a payer does what an action asks for.</summary>
    public string? For(NextAction action) =>
        action switch
        {
            NextAction.RedirectToUrl redirect => redirect.Url,
            NextAction.TestChallenge challenge => ForChallenge(challenge.Token),
            _ => throw new ArgumentOutOfRangeException(nameof(action)),
        };

    /// <summary>False where the host's address is unknown: no public URL is set, and the request has no Host header.</summary>
    public bool AreKnown(HttpContext http) => options.Value.PublicUrl is not null || http.Request.Host.HasValue;

    /// <summary>The page's URL as the caller of this request reaches it.</summary>
    public string? For(HttpContext? http, HostedPageRoute route, string token) =>
        http is null || !AreKnown(http) ? null
        : options.Value.PublicUrl is { } origin
            ? links.GetPathByName(http, route.Name, Values(route, token), pathBase: PathString.Empty) is { } path ? Join(origin, path)
                : null
        : links.GetUriByName(http, route.Name, Values(route, token));

    private string? ForChallenge(string token)
    {
        var values = new RouteValueDictionary { [HostedPageRoutes.ChallengeToken] = token };
        return options.Value.PublicUrl is { } origin
            ? links.GetPathByName(HostedPageRoutes.Challenge, values) is { } path
                ? Join(origin, path)
                : null
            : accessor.HttpContext is { Request.Host.HasValue: true } http
                ? links.GetUriByName(http, HostedPageRoutes.Challenge, values)
                : null;
    }

    private static RouteValueDictionary Values(HostedPageRoute route, string token) => new() { [route.TokenKey] = token };

    private static string Join(Uri origin, string path) => origin.AbsoluteUri.TrimEnd('/') + path;
}
