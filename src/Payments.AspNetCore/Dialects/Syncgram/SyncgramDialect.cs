using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Payments.Providers;

namespace Payments.AspNetCore.Syncgram;

/// <summary>
/// Syncgram's routes: here those of checkouts, and beside it the others. Where HTTP and the engine meet; everything else of the
/// dialect is pure.
/// </summary>
internal sealed class SyncgramDialect(
    PaymentEngine engine,
    HostedPages pages,
    IEnumerable<IPaymentProvider> providers,
    TimeProvider time,
    IOptions<CheckoutEndpointOptions> options
) : ICheckoutDialect
{
    private const string Checkouts = "/api/v1/payments/checkouts";

    private readonly Pages _page = new(engine, time);
    private readonly Calls _calls = new(engine);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page);
        new PublicCheckoutEndpoints(engine, _page, new PageProviders(providers), time, options).Map(group);

        var api = group.MapGroup("").AddEndpointFilter(new ApiGuard(Errors.StoreUnavailable));
        api.MapPost(Checkouts, (Delegate)CreateAsync);
        api.MapGet(Checkouts + "/{checkout}", GetAsync);
        api.MapPost(Checkouts + "/{checkout}/cancel", CancelAsync);
        new ChargeEndpoints(engine, _calls, providers).Map(api);
        new RefundEndpoints(engine, _calls).Map(api);
        new AccountEndpoints(engine, _calls, options).Map(api);
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        _calls.WriteAsync(
            http,
            needsBody: true,
            async (owner, key, body) =>
            {
                var methods = await engine.AcceptedMethods.ListAsync(owner, http.RequestAborted).ConfigureAwait(false);
                if (methods.Count == 0)
                    return Errors.NoMethods;
                if (CheckoutRequests.Create(owner, body, new SupportedCurrencies(methods), out var problems) is not { } request)
                    return Errors.Of(problems);
                if (!pages.AreReachable(http))
                    return Errors.MissingHost;

                var token = await _page.PayTokensAsync(http.RequestAborted).ConfigureAwait(false);
                var located = request with { PageUrl = session => pages.UrlOf(http, _page, token(session))! };
                var call = Calls.Once<CheckoutSession>(key, CheckoutRequests.FingerprintOf(owner, "checkouts", body), Responses.Keep);
                var outcome = await engine.CheckoutSessions.CreateAsync(owner, located, call, http.RequestAborted).ConfigureAwait(false);
                return Responses.Of(outcome, key, Created);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string checkout) =>
        _calls.ReadAsync(
            http,
            async owner =>
            {
                var session = await engine
                    .CheckoutSessions.GetAsync(owner, Names.Checkout.Read(checkout), http.RequestAborted)
                    .ConfigureAwait(false);
                return session.IsSuccess
                    ? await WholeAsync(session.Value, http.RequestAborted).ConfigureAwait(false)
                    : Errors.NoSuch("checkout", checkout);
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string checkout) =>
        _calls.WriteAsync(
            http,
            needsBody: false,
            async (owner, key, body) =>
            {
                if (CheckoutRequests.Empty(body) is { Count: > 0 } problems)
                    return Errors.Of(problems);

                var id = Names.Checkout.Read(checkout);
                ApiResponse Answer(Result<CheckoutSession> result) =>
                    result.Refusal?.Kind == RefusalKind.NotFound ? Errors.NoSuch("checkout", checkout) : Responses.Of(result);
                var call = Calls.Once<CheckoutSession>(
                    key,
                    Fingerprint.Of("POST", "checkouts/cancel", owner.ToString(), id.Length > 0 ? id : checkout),
                    result => Responses.Keep(Answer(result))
                );
                return Responses.Of(
                    await engine.CheckoutSessions.CancelAsync(owner, id, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    Answer
                );
            }
        );

    // The largest amount is the host's to set, so that the engine alone knows it.
    private static ApiResponse Created(Result<CheckoutSession> result) =>
        Responses.Of(result.Refusal is { Field: "amount" } refusal ? refusal with { Field = "pricing.amount" } : result);

    private async ValueTask<ApiResponse> WholeAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        var charges = await engine
            .PaymentIntents.ListChargesAsync(session.Owner, session.PaymentIntentId, cancellationToken)
            .ConfigureAwait(false);
        return Responses.Of(session, charges.Count > 0 ? charges[^1] : null);
    }
}
