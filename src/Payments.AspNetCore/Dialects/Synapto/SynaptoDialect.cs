using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>
/// Synapto's routes: here those of checkout sessions, and beside it the others. Where HTTP and the engine meet; everything else
/// of the dialect is pure.
/// </summary>
internal sealed class SynaptoDialect(PaymentEngine engine, HostedPages pages, IHostedPageUrls urls) : ICheckoutDialect
{
    private const string Sessions = SynaptoCallDialect.Account + SynaptoNames.Sessions;

    private readonly SynaptoPages _page = new(engine);
    private readonly SynaptoCallDialect _calls = new(engine);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page, forHost: true);
        SynaptoClientDialect.Map(group);
        var api = group.MapGroup("").AddEndpointFilter(new ApiGuard(SynaptoErrors.StoreUnavailable));
        api.MapPost(Sessions, CreateAsync);
        _calls.MapList(api, Sessions, filter: null, ListAsync);
        api.MapGet(Sessions + "/{session}", GetAsync);
        api.MapPost(Sessions + "/{session}:expire", ExpireAsync);
        new SynaptoIntentDialect(engine, _calls, urls).Map(api);
        new SynaptoSetupDialect(engine, _calls, urls).Map(api);
        new SynaptoCustomerDialect(engine, _calls).Map(api);
        new SynaptoMethodDialect(engine, _calls).Map(api);
        new SynaptoChargeDialect(engine, _calls).Map(api);
        new SynaptoRefundDialect(engine, _calls).Map(api);
        new SynaptoDisputeDialect(engine, _calls).Map(api);
        new SynaptoEventDialect(engine, _calls).Map(api);
    }

    private Task<IResult> CreateAsync(HttpContext http, string account) =>
        _calls.WriteAsync(
            http,
            account,
            needsBody: true,
            async (owner, key, body) =>
            {
                var (request, fingerprint, problem) = SynaptoRequests.Create(owner, body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);
                if (!pages.AreReachable(http))
                    return SynaptoErrors.MissingHost;

                var located = request! with { PageUrl = session => pages.UrlOf(http, _page, session.PageToken)! };
                var call = SynaptoCallDialect.Once(key, fingerprint, SynaptoAnswers.Keep<CheckoutSession>(SynaptoSessionAnswers.Write));
                var outcome = await engine.CheckoutSessions.CreateAsync(owner, located, call, http.RequestAborted).ConfigureAwait(false);
                return SynaptoAnswers.Of(outcome, key, SynaptoSessionAnswers.Write);
            }
        );

    private Task<IResult> ExpireAsync(HttpContext http, string account, string session) =>
        _calls.WriteEmptyAsync(
            http,
            account,
            async (owner, key) =>
            {
                var fingerprint = Fingerprint.Of("POST", "checkout-sessions:expire", owner.ToString(), session);
                var call = SynaptoCallDialect.Once(key, fingerprint, SynaptoAnswers.Keep<CheckoutSession>(SynaptoSessionAnswers.Write));
                var outcome = await engine.CheckoutSessions.ExpireAsync(owner, session, call, http.RequestAborted).ConfigureAwait(false);
                return SynaptoAnswers.Of(outcome, key, SynaptoSessionAnswers.Write);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string session) =>
        _calls.ReadAsync(
            http,
            account,
            async owner =>
                SynaptoAnswers.Of(
                    await engine.CheckoutSessions.GetAsync(owner, session, http.RequestAborted).ConfigureAwait(false),
                    SynaptoSessionAnswers.Write
                )
        );

    private async Task<ApiAnswer> ListAsync(Owner owner, SynaptoListRequests.Page page, CancellationToken cancellationToken) =>
        SynaptoAnswers.Of(
            await engine.CheckoutSessions.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
            "checkout_sessions",
            SynaptoSessionAnswers.Write
        );
}
