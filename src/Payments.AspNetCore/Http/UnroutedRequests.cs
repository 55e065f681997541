using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.AspNetCore;

/// <summary>
/// Responds to requests below a path that no route takes: the framework's own 404 and 405 have neither an API's envelope nor a page's
/// headers.
/// </summary>
internal static class UnroutedRequests
{
    // After every usual route, before a host's own fallback, and each at a place of its own: two routes alike would be ambiguous.
    private const int FirstOrder = 1_000_000;

    private static int _mapped;

    /// <summary>Maps the response to what is left over.</summary>
    /// <param name="group">The dialect's group.</param>
    /// <param name="pattern">What is left over, such as "/v1/{**rest}".</param>
    /// <param name="respond">The response, by the methods that the address takes, such as "GET, POST"; null where there is none.</param>
    public static void Map(RouteGroupBuilder group, string pattern, Func<HttpContext, string?, IResult> respond)
    {
        IReadOnlyList<MappedRoute>? known = null;
        group
            .Map(
                pattern,
                (HttpContext http) => respond(http, Allowed(known ??= MappedRoute.AllOf(http.RequestServices), http.Request.Path))
            )
            .WithOrder(FirstOrder + Interlocked.Increment(ref _mapped))
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private static string? Allowed(IReadOnlyList<MappedRoute> known, PathString path)
    {
        var methods = new SortedSet<string>(
            known.Where(route => route.Takes(path)).SelectMany(route => route.Methods),
            StringComparer.Ordinal
        );
        return methods.Count == 0 ? null : string.Join(", ", methods);
    }

    private sealed record MappedRoute(TemplateMatcher Matcher, IReadOnlyList<string> Methods)
    {
        public static IReadOnlyList<MappedRoute> AllOf(IServiceProvider services) =>
            [
                .. from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
                where methods is { Count: > 0 }
                select new MappedRoute(new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []), methods),
            ];

        public bool Takes(PathString path) => Matcher.TryMatch(path, []);
    }
}
