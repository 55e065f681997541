using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Synapto's routes. Here alone HTTP and the engine meet; everything else of the dialect is pure.</summary>
internal sealed class SynaptoDialect(PaymentEngine engine, HostedPages pages) : ICheckoutDialect
{
    private const string Sessions = "/v1/accounts/{account}/checkout-sessions";

    private readonly SynaptoPages _page = new(engine);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page, forHost: true);
        var api = group.MapGroup("").AddEndpointFilter(new ApiGuard(SynaptoErrors.StoreUnavailable));
        api.MapPost(Sessions, CreateAsync);
        api.MapGet(Sessions, ListByGetAsync);
        api.MapPost(Sessions + ":list", ListByPostAsync);
        api.MapGet(Sessions + "/{session}", GetAsync);
        api.MapPost(Sessions + "/{session}:expire", ExpireAsync);
    }

    private Task<IResult> CreateAsync(HttpContext http, string account) => WriteAsync(http, account, needsBody: true, async (owner, key, body) =>
    {
        var (request, fingerprint, problem) = SynaptoRequests.Create(owner, body);
        if (problem is not null)
            return SynaptoErrors.Of(problem);
        if (!pages.AreReachable(http))
            return SynaptoErrors.MissingHost;

        var located = request! with { PageUrl = session => pages.UrlOf(http, _page, session.PageToken)! };
        var outcome = await engine.CheckoutSessions.CreateAsync(owner, located, Once(key, fingerprint), http.RequestAborted).ConfigureAwait(false);
        return SynaptoAnswers.Of(outcome, key);
    });

    private Task<IResult> ExpireAsync(HttpContext http, string account, string session) => WriteAsync(http, account, needsBody: false, async (owner, key, body) =>
    {
        if (SynaptoRequests.Empty(body) is { } problem)
            return SynaptoErrors.Of(problem);

        var call = Once(key, Fingerprint.Of("POST", "checkout-sessions:expire", owner.ToString(), session));
        var outcome = await engine.CheckoutSessions.ExpireAsync(owner, session, call, http.RequestAborted).ConfigureAwait(false);
        return SynaptoAnswers.Of(outcome, key);
    });

    private async Task<IResult> GetAsync(HttpContext http, string account, string session)
    {
        var (owner, refused) = await AuthenticateAsync(http.Request, account).ConfigureAwait(false);
        return refused ?? SynaptoAnswers.Of(await engine.CheckoutSessions.GetAsync(owner, session, http.RequestAborted).ConfigureAwait(false));
    }

    private async Task<IResult> ListByGetAsync(HttpContext http, string account)
    {
        var (owner, refused) = await AuthenticateAsync(http.Request, account).ConfigureAwait(false);
        return refused ?? await ListAsync(owner, SynaptoRequests.List(http.Request.Query), http.RequestAborted).ConfigureAwait(false);
    }

    private Task<IResult> ListByPostAsync(HttpContext http, string account) => WriteAsync(http, account, needsBody: false, (owner, _, body) =>
        ListAsync(owner, SynaptoRequests.List(body), http.RequestAborted));

    /// <summary>What every POST begins with: whose it is, its key, its body.</summary>
    private async Task<IResult> WriteAsync(HttpContext http, string account, bool needsBody, Func<Owner, string?, JsonElement, Task<ApiAnswer>> answer)
    {
        var (owner, refused) = await AuthenticateAsync(http.Request, account).ConfigureAwait(false);
        if (refused is not null)
            return refused;

        var (key, keyProblem) = IdempotencyHeader.Read(http.Request);
        if (keyProblem is not null)
            return SynaptoErrors.Of(keyProblem);

        var (document, bodyProblem) = await RequestBody.ReadAsync(http.Request, optional: !needsBody).ConfigureAwait(false);
        if (bodyProblem is not null)
            return SynaptoErrors.Of(bodyProblem);

        using (document)
            return await answer(owner, key, document!.RootElement).ConfigureAwait(false);
    }

    private async Task<ApiAnswer> ListAsync(Owner owner, (int Limit, string? Cursor, RequestProblem? Problem) page, CancellationToken cancellationToken) =>
        page.Problem is not null
            ? SynaptoErrors.Of(page.Problem)
            : SynaptoAnswers.Of(await engine.CheckoutSessions.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false));

    /// <summary>The owner that the key and the path agree on, or the answer that says why there is none.</summary>
    private async ValueTask<(Owner Owner, ApiAnswer? Refused)> AuthenticateAsync(HttpRequest request, string account)
    {
        var secret = AuthorizationHeader.Read(request, "Api-Key");
        if (secret is null)
            return (default, SynaptoErrors.MissingKey);
        if (await engine.ApiKeys.AuthenticateAsync(secret, request.HttpContext.RequestAborted).ConfigureAwait(false) is not { } owner)
            return (default, SynaptoErrors.UnknownKey);

        return owner.Account == account ? (owner, null) : (default, SynaptoErrors.AccountNotFound(account));
    }

    private static IdempotentCall<CheckoutSession>? Once(string? key, string fingerprint) =>
        key is null ? null : new IdempotentCall<CheckoutSession>(key, fingerprint, SynaptoRequests.IdempotencyRetention, SynaptoAnswers.Keep);
}
