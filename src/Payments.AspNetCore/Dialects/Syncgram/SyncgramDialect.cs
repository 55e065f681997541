using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Payments.Providers;

namespace Payments.AspNetCore;

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

    private readonly SyncgramPages _page = new(engine, time);
    private readonly SyncgramCallDialect _calls = new(engine);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page);
        new SyncgramPublicDialect(engine, _page, new PageProviders(providers), time, options).Map(group);

        var api = group.MapGroup("").AddEndpointFilter(new ApiGuard(SyncgramErrors.StoreUnavailable));
        api.MapPost(Checkouts, (Delegate)CreateAsync);
        api.MapGet(Checkouts + "/{checkout}", GetAsync);
        api.MapPost(Checkouts + "/{checkout}/cancel", CancelAsync);
        new SyncgramChargeDialect(engine, _calls, providers).Map(api);
        new SyncgramRefundDialect(engine, _calls).Map(api);
        new SyncgramAccountDialect(engine, _calls, options).Map(api);
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        _calls.WriteAsync(
            http,
            needsBody: true,
            async (owner, key, body) =>
            {
                var methods = await engine.AcceptedMethods.ListAsync(owner, http.RequestAborted).ConfigureAwait(false);
                if (methods.Count == 0)
                    return SyncgramErrors.NoMethods;
                if (SyncgramRequests.Create(owner, body, new SupportedCurrencies(methods), out var problems) is not { } request)
                    return SyncgramErrors.Of(problems);
                if (!pages.AreReachable(http))
                    return SyncgramErrors.MissingHost;

                var token = await _page.PayTokensAsync(http.RequestAborted).ConfigureAwait(false);
                var located = request with { PageUrl = session => pages.UrlOf(http, _page, token(session))! };
                var call = SyncgramCallDialect.Once<CheckoutSession>(
                    key,
                    SyncgramRequests.FingerprintOf(owner, "checkouts", body),
                    SyncgramAnswers.Keep
                );
                var outcome = await engine.CheckoutSessions.CreateAsync(owner, located, call, http.RequestAborted).ConfigureAwait(false);
                return SyncgramAnswers.Of(outcome, key, Created);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string checkout) =>
        _calls.ReadAsync(
            http,
            async owner =>
            {
                var session = await engine
                    .CheckoutSessions.GetAsync(owner, SyncgramNames.Checkout.Read(checkout), http.RequestAborted)
                    .ConfigureAwait(false);
                return session.IsSuccess
                    ? await WholeAsync(session.Value, http.RequestAborted).ConfigureAwait(false)
                    : SyncgramErrors.NoSuch("checkout", checkout);
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string checkout) =>
        _calls.WriteAsync(
            http,
            needsBody: false,
            async (owner, key, body) =>
            {
                if (SyncgramRequests.Empty(body) is { Count: > 0 } problems)
                    return SyncgramErrors.Of(problems);

                var id = SyncgramNames.Checkout.Read(checkout);
                ApiAnswer Answer(Result<CheckoutSession> result) =>
                    result.Refusal?.Kind == RefusalKind.NotFound ? SyncgramErrors.NoSuch("checkout", checkout) : SyncgramAnswers.Of(result);
                var call = SyncgramCallDialect.Once<CheckoutSession>(
                    key,
                    Fingerprint.Of("POST", "checkouts/cancel", owner.ToString(), id.Length > 0 ? id : checkout),
                    result => SyncgramAnswers.Keep(Answer(result))
                );
                return SyncgramAnswers.Of(
                    await engine.CheckoutSessions.CancelAsync(owner, id, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    Answer
                );
            }
        );

    // The largest amount is the host's to set, so that the engine alone knows it.
    private static ApiAnswer Created(Result<CheckoutSession> result) =>
        SyncgramAnswers.Of(result.Refusal is { Field: "amount" } refusal ? refusal with { Field = "pricing.amount" } : result);

    private async ValueTask<ApiAnswer> WholeAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        var charges = await engine
            .PaymentIntents.ListChargesAsync(session.Owner, session.PaymentIntentId, cancellationToken)
            .ConfigureAwait(false);
        return SyncgramAnswers.Of(session, charges.Count > 0 ? charges[^1] : null);
    }
}
