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
        var processors = new PageProviders(providers);
        var card = new CardPage(engine, processors, time, options, access, urls);
        var steps = new StepEndpoints(new StepContext(engine, processors, time, options, access, urls));
        new HostedPageEndpoints(options, access, card, steps).Map(group);
        new ChallengeEndpoints(providers, options).Map(group, routes.AddChallenge() ? HostedPageRoutes.Challenge : null);
    }

    /// <summary>The page's URL with a token, as the caller of this request reaches it.</summary>
    public string? UrlOf(HttpContext http, IHostedPageAccess access, string token) => urls.For(http, access.Route, token);

    /// <summary>False where nobody said how this host is reached: no public URL is set, and the request names no host.</summary>
    public bool AreReachable(HttpContext http) => urls.AreKnown(http);
}

/// <summary>After a post: 303 to a page of ours, with the page's headers.</summary>
internal sealed class SeeOtherResult(string location, CheckoutBranding branding) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HostedPageHeaders.Apply(httpContext.Response, HostedPageRenderer.NewNonce(), branding);
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}

/// <summary>
/// What the processors lend the page in test mode. In live mode a processor brings fields of its own, and the page has none.
/// </summary>
internal sealed class PageProviders(IEnumerable<IPaymentProvider> providers)
{
    /// <summary>Takes cards that are typed into the page; null where none may be.</summary>
    public ICardTokenizer? Tokenizer(Owner owner) => owner.Livemode ? null : OfTestMode<ICardTokenizer>();

    /// <summary>What to type for a method; none where nobody says.</summary>
    public IReadOnlyList<TestCard> TestInputs(Owner owner, string method, Currency currency) =>
        owner.Livemode || OfTestMode<ITestInputs>() is not { } inputs
            ? []
            : [.. inputs.InputsFor(method, currency).Select(input => new TestCard(input.Value, input.Outcome))];

    private T? OfTestMode<T>()
        where T : class => providers.Where(provider => !provider.Livemode).OfType<T>().FirstOrDefault();
}
