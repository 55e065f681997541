using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>
/// Statuses that an API endpoint sent and that its description does not name; every test that calls an API looks here when its host ends.
/// </summary>
internal sealed class UndeclaredStatuses
{
    private readonly ConcurrentDictionary<string, int> _seen = new();

    public async Task WatchAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<EndpointDescription>() is null)
            return;

        var declared = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(response => response.StatusCode);
        if (!http.RequestAborted.IsCancellationRequested && !declared.Contains(http.Response.StatusCode))
            _seen.TryAdd($"{http.Request.Method} {endpoint.RoutePattern.RawText}: {http.Response.StatusCode}", 0);
    }

    public void IsNone() => Assert.Empty(_seen.Keys.Order(StringComparer.Ordinal));
}
