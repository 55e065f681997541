using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps checkout endpoints into a site.</summary>
public static class CheckoutEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the API of a dialect, and with Synapto's, which is the default, the hosted page at <c>checkout</c>. Call it on a route
    /// group to give it a path: <c>app.MapGroup("/synapto").MapCheckoutEndpoints()</c>. The endpoints allow anonymous callers whatever
    /// the host's fallback policy is, because payers have a token and servers a key; <c>RequireAuthorization</c> on the group that is
    /// returned, or on one around it, is the host's word and holds.
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>AddCheckoutEndpoints()</c> is missing from <c>AddPayments(…)</c>.</exception>
    public static RouteGroupBuilder MapCheckoutEndpoints(
        this IEndpointRouteBuilder endpoints,
        Action<CheckoutEndpointMapping>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var mapping = new CheckoutEndpointMapping();
        configure?.Invoke(mapping);
        var services = endpoints.ServiceProvider;
        if (services.GetService<HostedPageUrls>() is null)
            throw new InvalidOperationException(
                "MapCheckoutEndpoints() needs services.AddPayments(…).AddCheckoutEndpoints(); add that verb."
            );

        var group = endpoints.MapGroup("");
        ((IEndpointConventionBuilder)group).Finally(LetPayersIn);
        services.GetRequiredKeyedService<ICheckoutDialect>(mapping.Dialect).Map(group.MapGroup("").WithMetadata(new DialectGroup()));
        return group;
    }

    // A host whose fallback policy asks for a login would send payers to it, who have a token, and servers, which have a key. What the
    // host asks for itself, by RequireAuthorization on this group or one around it, holds.
    private static void LetPayersIn(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.Any(item => item is IAuthorizeData or AuthorizationPolicy))
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
    }
}
