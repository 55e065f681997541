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
    /// <param name="respond">The response, by the methods that the address takes, such as "GET, POST"; null for an unknown address.</param>
    public static void Map(RouteGroupBuilder group, string pattern, Func<HttpContext, string?, IResult> respond)
    {
        IReadOnlyList<MappedRoute>? known = null;
        group
            .Map(pattern, (HttpContext http) => respond(http, Allowed(known ??= MappedRoute.AllBeside(http), http.Request)))
            .WithOrder(FirstOrder + Interlocked.Increment(ref _mapped))
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    // A request whose own method is among them was refused by a route for another reason: there is no such address.
    private static string? Allowed(IReadOnlyList<MappedRoute> known, HttpRequest request)
    {
        var methods = new SortedSet<string>(
            known.Where(route => route.Takes(request.Path)).SelectMany(route => route.Methods),
            StringComparer.Ordinal
        );
        return methods.Count == 0 || methods.Contains(request.Method) ? null : string.Join(", ", methods);
    }

    private sealed record MappedRoute(TemplateMatcher Matcher, IReadOnlyList<string> Methods)
    {
        /// <summary>
        /// Those of the request's dialect. A host's own, such as a fallback to a file, say nothing of the dialect's addresses.
        /// </summary>
        public static IReadOnlyList<MappedRoute> AllBeside(HttpContext http)
        {
            var dialect = http.GetEndpoint()?.Metadata.GetMetadata<DialectGroup>();
            return
            [
                .. from endpoint in http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                where ReferenceEquals(endpoint.Metadata.GetMetadata<DialectGroup>(), dialect)
                let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
                where methods is { Count: > 0 }
                select new MappedRoute(new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []), methods),
            ];
        }

        public bool Takes(PathString path) => Matcher.TryMatch(path, []);
    }
}

/// <summary>Metadata of every endpoint that one mapping of a dialect has made; each mapping has an object of its own.</summary>
internal sealed class DialectGroup;
