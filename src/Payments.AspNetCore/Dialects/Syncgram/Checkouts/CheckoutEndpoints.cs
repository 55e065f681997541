using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Checkouts: made here, paid on the hosted page or by the public checkout API.</summary>
internal sealed class CheckoutEndpoints(PaymentEngine engine, Calls calls, HostedPages pages, Pages page)
{
    private const string Checkouts = "/api/v1/payments/checkouts";
    private const string One = Checkouts + "/{checkout}";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Checkouts");
        api.Post(
            Checkouts,
            CreateAsync,
            new("Create a checkout", typeof(CheckoutSessionRequest), typeof(CheckoutSession)) { Errors = [StatusCodes.Status403Forbidden] }
        );
        api.Get(One, GetAsync, new("Read a checkout", Response: typeof(CheckoutSession)));
        api.Post(One + "/cancel", CancelAsync, new("Cancel a checkout", Response: typeof(CheckoutSession)));
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var methods = await engine.AcceptedMethods.ListAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);
                if (methods.Count == 0)
                    return Errors.NoMethods;
                if (CheckoutRequests.Create(call.Owner, call.Body, new SupportedCurrencies(methods), out var problems) is not { } request)
                    return Errors.Of(problems);
                if (!pages.AreReachable(http))
                    return Errors.MissingHost;

                var token = await page.PayTokensAsync(http.RequestAborted).ConfigureAwait(false);
                var located = request with { PageUrl = session => pages.UrlOf(http, page, token(session))! };

                // The largest amount is the host's to set, so that the engine alone knows it.
                return await call.OnceAsync<CheckoutSession>(
                        "checkouts",
                        null,
                        result =>
                            CheckoutResponses.Of(
                                result.Refusal is { Field: "amount" } refusal ? refusal with { Field = "pricing.amount" } : result
                            ),
                        once => engine.CheckoutSessions.CreateAsync(call.Owner, located, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string checkout) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var session = await engine
                    .CheckoutSessions.GetAsync(call.Owner, Names.Checkout.Read(checkout), http.RequestAborted)
                    .ConfigureAwait(false);
                return session.IsSuccess
                    ? await WholeAsync(session.Value, http.RequestAborted).ConfigureAwait(false)
                    : Errors.NoSuch("checkout", checkout);
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string checkout) =>
        calls.WriteEmptyAsync(
            http,
            async call =>
            {
                var id = Names.Checkout.Read(checkout);
                return await call.OnceAsync<CheckoutSession>(
                        "checkouts/cancel",
                        id.Length > 0 ? id : checkout,
                        result =>
                            result.Refusal?.Kind == RefusalKind.NotFound
                                ? Errors.NoSuch("checkout", checkout)
                                : CheckoutResponses.Of(result),
                        once => engine.CheckoutSessions.CancelAsync(call.Owner, id, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private async ValueTask<ApiResponse> WholeAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        var charges = await engine
            .PaymentIntents.ListChargesAsync(session.Owner, session.PaymentIntentId, cancellationToken)
            .ConfigureAwait(false);
        return CheckoutResponses.Of(session, charges.Count > 0 ? charges[^1] : null);
    }
}
