using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Payments.AspNetCore;

/// <summary>
/// Lets pages of other origins call a route from a browser: every origin, or those of
/// <see cref="CheckoutEndpointOptions.BrowserOrigins"/>. Never with cookies. The card fields' frame has no origin at all and is
/// always let in; who may show it is said by <see cref="FrameAncestors"/>.
/// </summary>
internal sealed class CrossOriginAccess(IOptions<CheckoutEndpointOptions> options) : IEndpointFilter
{
    private const string Opaque = "null";

    /// <summary>
    /// Who may show a frame of ours, for a content security policy; null where everyone may. The policy has no word for everyone: its *
    /// keeps out pages of a file, of an app and of a sandbox.
    /// </summary>
    public string? FrameAncestors =>
        options.Value.BrowserOrigins is { Count: > 0 } origins ? string.Join(' ', origins.Select(BrowserOrigin.ToSource)) : null;

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Allow(context.HttpContext);
        return next(context);
    }

    /// <summary>Responds to the preflight request that a browser sends before such a call.</summary>
    public IResult Preflight(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (Allow(http))
        {
            headers.AccessControlAllowMethods = "GET, POST";
            headers.AccessControlAllowHeaders = "Authorization, Client-Secret, Content-Type";
            headers.AccessControlMaxAge = "600";
        }

        return Results.NoContent();
    }

    private bool Allow(HttpContext http)
    {
        var headers = http.Response.Headers;
        var origins = options.Value.BrowserOrigins;
        if (origins.Count == 0)
        {
            headers.AccessControlAllowOrigin = "*";
            return true;
        }

        headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Origin);
        var origin = http.Request.Headers.Origin.ToString();
        if (origin != Opaque && !origins.Any(entry => BrowserOrigin.Covers(entry, origin)))
            return false;

        headers.AccessControlAllowOrigin = origin;
        return true;
    }
}
