using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>The pages that were mapped. Sessions get their URLs by a page's name, so each name is mapped once.</summary>
internal sealed class HostedPageRoutes
{
    private readonly HashSet<string> _mapped = new(StringComparer.Ordinal);

    /// <summary>The page for sessions that the host made itself, or null where none was mapped.</summary>
    public HostedPageRoute? ForHost { get; private set; }

    /// <summary>The name of the one challenge page that URLs are made from.</summary>
    public const string Challenge = "payments.challenge";

    /// <summary>The route parameter of that page that holds the challenge's token.</summary>
    public const string ChallengeToken = "token";

    private bool _hasChallenge;

    /// <summary>True for the first challenge page that is mapped: there is one for each dialect, and each serves every challenge.</summary>
    public bool AddChallenge() => !_hasChallenge && (_hasChallenge = true);

    /// <summary>Notes a page.</summary>
    /// <param name="route">The page's route.</param>
    /// <param name="forHost">Whether it opens by <see cref="CheckoutSession.PageToken"/>, as sessions of the host's own need it.</param>
    /// <exception cref="InvalidOperationException">The page is mapped already.</exception>
    public void Add(HostedPageRoute route, bool forHost)
    {
        if (!_mapped.Add(route.Name))
            throw new InvalidOperationException($"{route.Name} is mapped already. Call MapCheckoutEndpoints() once for each dialect.");
        if (forHost)
            ForHost ??= route;
    }
}

/// <summary>
/// A dialect's page below its group: the token in the query, or as the last part of the path. Links are relative to the page,
/// so that they hold behind any proxy.
/// </summary>
/// <param name="Name">The route's name, unique among the dialects.</param>
/// <param name="Path">The path without the token, such as "checkout" or "c".</param>
/// <param name="QueryParameter">The query's parameter that holds the token; null where the path does.</param>
internal sealed record HostedPageRoute(string Name, string Path, string? QueryParameter = null)
{
    /// <summary>The name of the path's last part, where that is the token.</summary>
    public const string TokenSegment = "token";

    /// <summary>The route pattern.</summary>
    public string Pattern => QueryParameter is null ? $"/{Path}/{{{TokenSegment}}}" : $"/{Path}";

    /// <summary>The route value, or query parameter, that holds the token.</summary>
    public string TokenKey => QueryParameter ?? TokenSegment;

    /// <summary>What the request has as its token; null where it has none, or two.</summary>
    public string? TokenOf(HttpContext http) =>
        QueryParameter is null ? http.Request.RouteValues[TokenSegment] as string
        : http.Request.Query[QueryParameter] is { Count: 1 } values ? values[0]
        : null;

    /// <summary>
    /// The page with a token and further parameters, seen from a page of this route. Every link to a page is built here.
    /// </summary>
    public string Link(string token, params IEnumerable<(string Name, string Value)> parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return QueryParameter is null
            ? token + (query.Length > 0 ? $"?{query}" : "")
            : $"{Path}?{QueryParameter}={token}" + (query.Length > 0 ? $"&{query}" : "");
    }

    /// <summary>The same with an unchecked token: it leads to this site whatever it contains.</summary>
    public string LinkUnseen(string token, params IEnumerable<(string Name, string Value)> parameters) =>
        (QueryParameter is null ? "./" : "") + Link(Uri.EscapeDataString(token), parameters);

    /// <summary>The page's status, seen from the page.</summary>
    public string StatusLink(string token) => QueryParameter is null ? $"{token}/status" : $"{Path}/status?{QueryParameter}={token}";

    /// <summary>The folder of assets, seen from the page. It is below the group, whatever the page's path.</summary>
    public string AssetsLink => QueryParameter is null ? "../checkout/assets" : "checkout/assets";
}
