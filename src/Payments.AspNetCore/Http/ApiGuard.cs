using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments.AspNetCore;

/// <summary>Around every API route: responses are never cached, and a store that is unavailable is a 503 and not a stack trace.</summary>
/// <param name="unavailable">The dialect's 503.</param>
internal sealed partial class ApiGuard(ApiResponse unavailable) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Authorization";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            // The route and not the path: some paths hold a payer's token.
            LogUnavailable(
                http.RequestServices.GetRequiredService<ILogger<ApiGuard>>(),
                exception,
                http.Request.Method,
                (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText
            );
            return unavailable;
        }
    }

    [LoggerMessage(LogLevel.Error, "The store could not answer {Method} {Route}.")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, string method, string? route);
}
