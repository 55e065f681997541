using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>Gives each dialect its page, and its URLs.</summary>
internal sealed class HostedPages(
    PaymentEngine engine,
    IEnumerable<IPaymentProvider> providers,
    TimeProvider time,
    IOptions<CheckoutEndpointOptions> options,
    IOptions<PaymentsOptions> payments,
    HostedPageRoutes routes,
    HostedPageUrls urls
)
{
    /// <summary>Maps a dialect's page below its group.</summary>
    /// <param name="group">The dialect's group.</param>
    /// <param name="access">How the page is reached.</param>
    /// <param name="forHost">Whether it opens by <see cref="CheckoutSession.PageToken"/>: then sessions that the host made itself
    /// can be paid on it.</param>
    public void Map(RouteGroupBuilder group, IHostedPageAccess access, bool forHost = false)
    {
        routes.Add(access.Route, forHost);
        var context = new StepContext(engine, new PageProviders(providers), time, options, payments, access, urls);
        var following = new StepFollowing(context);
        new HostedPageEndpoints(options, access, new CardPage(context, following), new StepEndpoints(context, following), following).Map(
            group
        );
        new ChallengeEndpoints(providers, options).Map(group, routes.AddChallenge() ? HostedPageRoutes.Challenge : null);
    }

    /// <summary>The page's URL with a token, as the caller of this request reaches it.</summary>
    public string? UrlOf(HttpContext http, IHostedPageAccess access, string token) => urls.For(http, access.Route, token);

    /// <summary>False where the host's address is unknown: no public URL is set, and the request has no Host header.</summary>
    public bool AreReachable(HttpContext http) => urls.AreKnown(http);
}
