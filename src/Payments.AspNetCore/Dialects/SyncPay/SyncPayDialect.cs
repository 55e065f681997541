using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.SyncPay;

/// <summary>SyncPay's routes. Here alone HTTP and the engine meet; everything else of the dialect is pure.</summary>
/// <param name="engine">The engine.</param>
/// <param name="pages">The hosted pages.</param>
/// <param name="time">The clock that quotes expire by.</param>
/// <param name="rates">The host's exchange rates; none where it set none.</param>
internal sealed partial class SyncPayDialect(PaymentEngine engine, HostedPages pages, TimeProvider time, IEnumerable<IExchangeRates> rates)
    : ICheckoutDialect
{
    private const string Api = "/api/v1/payments";

    private readonly Pages _page = new(engine);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page);
        var api = group.MapGroup("").AddEndpointFilter(new ApiGuard(Errors.StoreUnavailable));
        api.MapPost(Api + "/checkouts", (Delegate)CreateAsync);
        api.MapGet(Api + "/checkouts/{id}", GetCheckoutAsync);
        api.MapPost(Api + "/quotes", (Delegate)QuoteAsync);
        api.MapPost(Api + "/whitelabel", (Delegate)WhitelabelAsync);
        api.MapGet(Api + "/charges/{id}", GetChargeAsync);
        api.MapPost(
            Api + "/charges/{id}/accept",
            (HttpContext http, string id) => DecideAsync(http, id, "accept", engine.Charges.AcceptAsync)
        );
        api.MapPost(
            Api + "/charges/{id}/give-back",
            (HttpContext http, string id) => DecideAsync(http, id, "give-back", engine.Charges.RefundAsync)
        );
        api.MapGet(Api + "/payins", (Delegate)ListPayinsAsync);
        api.MapGet(Api + "/payins/{id}", GetChargeAsync);
        api.MapGet(Api + "/rails", (Delegate)RailsAsync);
        api.MapGet(Api + "/payment-methods", (Delegate)MethodsAsync);
        api.MapGet(Api + "/supported-currencies", (Delegate)CurrenciesAsync);
        api.MapGet("/api/v1/accounts/balances", (Delegate)BalancesAsync);
        api.MapGet("/api/v1/organizations/me", (Delegate)OrganizationAsync);
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        SellAsync(
            http,
            async (owner, key, body, methods) =>
            {
                var (request, problems) = CheckoutRequests.Checkout(body, new SupportedCurrencies(methods));
                if (request is null)
                    return Errors.Invalid(problems);
                if (!pages.AreReachable(http))
                    return Errors.MissingHost;

                var tag = await TagAsync(http, owner).ConfigureAwait(false);
                var call = Once<CheckoutSession>(
                    key,
                    CheckoutRequests.FingerprintOf("checkouts", owner, request),
                    result => Responses.Created(result, tag)
                );
                var outcome = await engine
                    .CheckoutSessions.CreateAsync(owner, Located(http, request, tag), call, http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.Of(outcome, key, result => Responses.Created(result, tag));
            }
        );

    private Task<IResult> GetCheckoutAsync(HttpContext http, string id) =>
        ReadAsync(
            http,
            async owner =>
            {
                var tag = await TagAsync(http, owner).ConfigureAwait(false);
                var named = WireIds.TryCheckout(id, out var theirs, out var sessionId) && theirs == tag ? sessionId : "";
                var found = await engine.CheckoutSessions.GetAsync(owner, named, http.RequestAborted).ConfigureAwait(false);
                return found is { IsSuccess: true, Value: { Origin: Names.Origin } session }
                    ? Responses.Checkout(session, tag)
                    : Errors.NoCheckout;
            }
        );

    private Task<IResult> QuoteAsync(HttpContext http) =>
        SellAsync(
            http,
            async (owner, _, body, methods) =>
            {
                var (request, problems) = CheckoutRequests.Quote(body, new SupportedCurrencies(methods));
                return request is null
                    ? Errors.Invalid(problems)
                    : Responses.Of(await engine.Quotes.CreateAsync(owner, request, http.RequestAborted).ConfigureAwait(false));
            }
        );

    private Task<IResult> GetChargeAsync(HttpContext http, string id) =>
        ReadAsync(
            http,
            async owner =>
            {
                var found = await engine.Charges.GetAsync(owner, WireIds.Charge.Read(id), http.RequestAborted).ConfigureAwait(false);
                return found.IsSuccess
                    ? (await RenderAsync(http, found.Value).ConfigureAwait(false))(found.Value)
                    : Errors.Of(found.Refusal);
            }
        );

    private Task<IResult> DecideAsync(
        HttpContext http,
        string id,
        string decision,
        Func<Owner, string, IdempotentCall<Charge>?, CancellationToken, ValueTask<Result<Charge>>> decide
    ) =>
        WriteAsync(
            http,
            needsBody: false,
            async (owner, key, body) =>
            {
                if (CheckoutRequests.Empty(body) is { Count: > 0 } problems)
                    return Errors.Invalid(problems);

                var chargeId = WireIds.Charge.Read(id);
                var found = await engine.Charges.GetAsync(owner, chargeId, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);

                var write = await RenderAsync(http, found.Value).ConfigureAwait(false);
                ApiResponse Render(Result<Charge> result) => result.IsSuccess ? write(result.Value) : Errors.Of(result.Refusal);
                var call = Once<Charge>(key, Fingerprint.Of("POST", "charges/" + decision, owner.ToString(), chargeId), Render);
                return Responses.Of(await decide(owner, chargeId, call, http.RequestAborted).ConfigureAwait(false), key, Render);
            }
        );

    /// <summary>What every request begins with: whose it is.</summary>
    private async Task<IResult> ReadAsync(HttpContext http, Func<Owner, Task<ApiResponse>> answer) =>
        await BearerKey.AuthenticateAsync(engine, http.Request).ConfigureAwait(false) is { } owner
            ? await answer(owner).ConfigureAwait(false)
            : Errors.Unauthorized;

    /// <summary>What every POST begins with: its owner, its key, its body.</summary>
    private Task<IResult> WriteAsync(HttpContext http, bool needsBody, Func<Owner, string?, JsonElement, Task<ApiResponse>> answer) =>
        ReadAsync(http, owner => WithBodyAsync(http, needsBody, (key, body) => answer(owner, key, body)));

    /// <summary>What needs methods to be enabled: who has none hears that before anything is said of the body.</summary>
    private Task<IResult> SellAsync(
        HttpContext http,
        Func<Owner, string?, JsonElement, IReadOnlyList<AccountMethod>, Task<ApiResponse>> answer
    ) =>
        ReadAsync(
            http,
            async owner =>
            {
                var methods = await engine.AcceptedMethods.ListAsync(owner, http.RequestAborted).ConfigureAwait(false);
                return methods.Count == 0
                    ? Errors.NoMethods
                    : await WithBodyAsync(http, needsBody: true, (key, body) => answer(owner, key, body, methods)).ConfigureAwait(false);
            }
        );

    private static async Task<ApiResponse> WithBodyAsync(
        HttpContext http,
        bool needsBody,
        Func<string?, JsonElement, Task<ApiResponse>> answer
    )
    {
        var (key, keyProblem) = IdempotencyHeader.Read(http.Request);
        if (keyProblem is not null)
            return Errors.Of(keyProblem);

        var (document, bodyProblem) = await RequestBody.ReadAsync(http.Request, optional: !needsBody).ConfigureAwait(false);
        if (bodyProblem is not null)
            return Errors.Of(bodyProblem);

        using (document)
            return await answer(key, document!.RootElement).ConfigureAwait(false);
    }

    /// <summary>Writes a charge and its later versions: what they take from the checkout never changes.</summary>
    private async Task<Func<Charge, ApiResponse>> RenderAsync(HttpContext http, Charge charge)
    {
        var metadata = Metadata.Empty;
        if (
            charge.SessionId is { } session
            && await engine.CheckoutSessions.GetAsync(charge.Owner, session, http.RequestAborted).ConfigureAwait(false)
                is { IsSuccess: true } found
        )
            metadata = found.Value.Metadata;
        var checkoutId = ChargeResponses.CheckoutOf(charge, await TagAsync(http, charge.Owner).ConfigureAwait(false));
        return moved => ChargeResponses.Of(moved, checkoutId, metadata);
    }

    private CheckoutSessionRequest Located(HttpContext http, CheckoutSessionRequest request, string tag) =>
        request with
        {
            PageUrl = session => pages.UrlOf(http, _page, WireIds.Checkout(tag, session.Id))!,
        };

    private ValueTask<string> TagAsync(HttpContext http, Owner owner) => engine.OwnerTags.GetAsync(owner, http.RequestAborted);

    private static IdempotentCall<T>? Once<T>(string? key, string fingerprint, Func<Result<T>, ApiResponse> render)
        where T : class =>
        key is null
            ? null
            : new IdempotentCall<T>(key, fingerprint, CheckoutRequests.IdempotencyRetention, result => Responses.Keep(render(result)));
}
