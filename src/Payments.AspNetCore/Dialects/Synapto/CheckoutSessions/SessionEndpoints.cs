using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Checkout sessions: made here, paid on the hosted page.</summary>
internal sealed class SessionEndpoints(PaymentEngine engine, Calls calls, HostedPages pages, Pages page)
{
    private const string Sessions = Calls.Account + Names.Sessions;
    private const string One = Sessions + "/{session}";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Checkout sessions");
        api.Post(Sessions, CreateAsync, new("Create a checkout session", typeof(CheckoutSessionRequest), typeof(CheckoutSession)));
        api.List(calls, Sessions, filter: null, new("List checkout sessions", Response: typeof(CheckoutSession), IsList: true), ListAsync);
        api.Get(One, GetAsync, new("Read a checkout session", Response: typeof(CheckoutSession)));
        api.Post(One + ":expire", ExpireAsync, new("Expire a checkout session", Response: typeof(CheckoutSession)));
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (request, fingerprint, problem) = SessionRequests.Create(call.Owner, call.Body);
                if (problem is not null)
                    return Errors.Of(problem);
                if (!pages.AreReachable(http))
                    return Errors.MissingHost;

                var located = request! with { PageUrl = session => pages.UrlOf(http, page, session.PageToken)! };
                return await call.OnceAsync<CheckoutSession>(
                        fingerprint,
                        result => Responses.Of(result, SessionResponses.Write),
                        once => engine.CheckoutSessions.CreateAsync(call.Owner, located, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> ExpireAsync(HttpContext http, string session) =>
        calls.WriteEmptyAsync(
            http,
            async call =>
            {
                var fingerprint = Fingerprint.Of("POST", "checkout-sessions:expire", call.Owner.ToString(), session);
                return await call.OnceAsync<CheckoutSession>(
                        fingerprint,
                        result => Responses.Of(result, SessionResponses.Write),
                        once => engine.CheckoutSessions.ExpireAsync(call.Owner, session, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string session) =>
        calls.ReadAsync(
            http,
            async call =>
                Responses.Of(
                    await engine.CheckoutSessions.GetAsync(call.Owner, session, http.RequestAborted).ConfigureAwait(false),
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
