using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>
/// Synapto's routes: here those of checkout sessions, and beside it the others. Where HTTP and the engine meet; everything else
/// of the dialect is pure.
/// </summary>
internal sealed class SynaptoDialect(PaymentEngine engine, HostedPages pages, IHostedPageUrls urls) : ICheckoutDialect
{
    private const string Sessions = Calls.Account + Names.Sessions;

    private readonly Pages _page = new(engine);
    private readonly Calls _calls = new(engine);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page, forHost: true);
        ClientEndpoints.Map(group);
        var api = group.MapGroup("").AddEndpointFilter(new ApiGuard(Errors.StoreUnavailable));
        api.MapPost(Sessions, CreateAsync);
        _calls.MapList(api, Sessions, filter: null, ListAsync);
        api.MapGet(Sessions + "/{session}", GetAsync);
        api.MapPost(Sessions + "/{session}:expire", ExpireAsync);
        new IntentEndpoints(engine, _calls, urls).Map(api);
        new SetupEndpoints(engine, _calls, urls).Map(api);
        new CustomerEndpoints(engine, _calls).Map(api);
        new MethodEndpoints(engine, _calls).Map(api);
        new ChargeEndpoints(engine, _calls).Map(api);
        new RefundEndpoints(engine, _calls).Map(api);
        new DisputeEndpoints(engine, _calls).Map(api);
        new EventEndpoints(engine, _calls).Map(api);
    }

    private Task<IResult> CreateAsync(HttpContext http, string account) =>
        _calls.WriteAsync(
            http,
            account,
            needsBody: true,
            async (owner, key, body) =>
            {
                var (request, fingerprint, problem) = SessionRequests.Create(owner, body);
                if (problem is not null)
                    return Errors.Of(problem);
                if (!pages.AreReachable(http))
                    return Errors.MissingHost;

                var located = request! with { PageUrl = session => pages.UrlOf(http, _page, session.PageToken)! };
                var call = Calls.Once(key, fingerprint, Responses.Keep<CheckoutSession>(SessionResponses.Write));
                var outcome = await engine.CheckoutSessions.CreateAsync(owner, located, call, http.RequestAborted).ConfigureAwait(false);
                return Responses.Of(outcome, key, SessionResponses.Write);
            }
        );

    private Task<IResult> ExpireAsync(HttpContext http, string account, string session) =>
        _calls.WriteEmptyAsync(
            http,
            account,
            async (owner, key) =>
            {
                var fingerprint = Fingerprint.Of("POST", "checkout-sessions:expire", owner.ToString(), session);
                var call = Calls.Once(key, fingerprint, Responses.Keep<CheckoutSession>(SessionResponses.Write));
                var outcome = await engine.CheckoutSessions.ExpireAsync(owner, session, call, http.RequestAborted).ConfigureAwait(false);
                return Responses.Of(outcome, key, SessionResponses.Write);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string session) =>
        _calls.ReadAsync(
            http,
            account,
            async owner =>
                Responses.Of(
                    await engine.CheckoutSessions.GetAsync(owner, session, http.RequestAborted).ConfigureAwait(false),
                    SessionResponses.Write
                )
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken) =>
        Responses.Of(
            await engine.CheckoutSessions.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
            "checkout_sessions",
            SessionResponses.Write
        );
}
