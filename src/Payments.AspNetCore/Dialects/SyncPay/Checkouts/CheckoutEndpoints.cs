using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Checkouts: made here, paid on the hosted page.</summary>
internal sealed class CheckoutEndpoints(PaymentEngine engine, Calls calls, HostedPages pages, Pages page)
{
    private const string Checkouts = "/api/v1/payments/checkouts";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Checkouts");
        api.Post(
            Checkouts,
            CreateAsync,
            new("Create a checkout", typeof(CheckoutSessionRequest), typeof(CheckoutSession)) { Errors = [StatusCodes.Status403Forbidden] }
        );
        api.Get(Checkouts + "/{id}", GetAsync, new("Read a checkout", Response: typeof(CheckoutSession)));
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.SellAsync(
            http,
            async (call, methods) =>
            {
                var (request, problems) = CheckoutRequests.Checkout(call.Body, new SupportedCurrencies(methods));
                if (request is null)
                    return Errors.Invalid(problems);
                if (!pages.AreReachable(http))
                    return Errors.MissingHost;

                var tag = await engine.OwnerTags.GetAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);
                return await call.OnceAsync<CheckoutSession>(
                        CheckoutRequests.FingerprintOf("checkouts", call.Owner, request),
                        result => CheckoutResponses.Created(result, tag),
                        once =>
                            engine.CheckoutSessions.CreateAsync(
                                call.Owner,
                                page.Locate(pages, http, request, tag),
                                once,
                                http.RequestAborted
                            )
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string id) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var tag = await engine.OwnerTags.GetAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);
                var named = WireIds.TryCheckout(id, out var theirs, out var sessionId) && theirs == tag ? sessionId : "";
                var found = await engine.CheckoutSessions.GetAsync(call.Owner, named, http.RequestAborted).ConfigureAwait(false);
                return found is { IsSuccess: true, Value: { Origin: Names.Origin } session }
                    ? CheckoutResponses.Of(session, tag)
                    : Errors.NoCheckout;
            }
        );
}
