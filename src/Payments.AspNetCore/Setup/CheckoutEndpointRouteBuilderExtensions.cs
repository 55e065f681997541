using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps checkout endpoints into a site.</summary>
public static class CheckoutEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the API of a dialect, and with Synapto's, which is the default, the hosted page at <c>checkout</c>. Call it on a route
    /// group to give it a path: <c>app.MapGroup("/synapto").MapCheckoutEndpoints()</c>.
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
        services.GetRequiredKeyedService<ICheckoutDialect>(mapping.Dialect).Map(group);
        return group;
    }
}
