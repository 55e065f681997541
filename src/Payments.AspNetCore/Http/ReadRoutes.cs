using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Maps what can be read. For routing HEAD is another method than GET; a server must know both (RFC 9110, section 9.1).</summary>
internal static class ReadRoutes
{
    private static readonly string[] _methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps GET, and HEAD, which has the same response without its body: the server leaves that out.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder group, string pattern, Delegate handler) =>
        group.MapMethods(pattern, _methods, handler);
}
