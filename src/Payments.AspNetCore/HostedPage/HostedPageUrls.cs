using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Payments.AspNetCore;

/// <summary>Knows where the hosted page stands: below the group that it was mapped on, at the host's public origin or at the current request's.</summary>
internal sealed class HostedPageUrls(LinkGenerator links, IHttpContextAccessor accessor, IOptions<CheckoutEndpointOptions> options) : IHostedPageUrls
{
    public const string TokenParameter = "s_checkout_session";
    public const string RouteName = "Payments.HostedPage";

    public string? For(string pageToken) => For(accessor.HttpContext, pageToken)
        ?? (options.Value.PublicUrl is { } origin && links.GetPathByName(RouteName, Values(pageToken)) is { } path ? Join(origin, path) : null);

    /// <summary>False where nobody said how this host is reached: no public URL is set, and the request names no host.</summary>
    public bool AreKnown(HttpContext http) => options.Value.PublicUrl is not null || http.Request.Host.HasValue;

    /// <summary>The page's URL as the caller of this request reaches it.</summary>
    public string? For(HttpContext? http, string pageToken) =>
        http is null ? null
        : options.Value.PublicUrl is { } origin
            ? links.GetPathByName(http, RouteName, Values(pageToken), pathBase: PathString.Empty) is { } path ? Join(origin, path) : null
            : links.GetUriByName(http, RouteName, Values(pageToken));

    private static RouteValueDictionary Values(string pageToken) => new() { [TokenParameter] = pageToken };

    private static string Join(Uri origin, string path) => origin.AbsoluteUri.TrimEnd('/') + path;
}
