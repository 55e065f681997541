using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>
/// What every call of a merchant's server begins with: whose it is and, where it writes, its idempotency key and its body.
/// </summary>
internal sealed class Calls(PaymentEngine engine)
{
    public const string Account = "/v1/accounts/{account}/";

    public async Task<IResult> ReadAsync(HttpContext http, string account, Func<Owner, Task<ApiResponse>> answer)
    {
        var (owner, refused) = await AuthenticateAsync(http.Request, account).ConfigureAwait(false);
        return refused ?? await answer(owner).ConfigureAwait(false);
    }

    public Task<IResult> WriteAsync(
        HttpContext http,
        string account,
        bool needsBody,
        Func<Owner, string?, JsonElement, Task<ApiResponse>> answer
    ) =>
        ReadAsync(
            http,
            account,
            async owner =>
            {
                var (key, keyProblem) = IdempotencyHeader.Read(http.Request);
                if (keyProblem is not null)
                    return Errors.Of(keyProblem);

                var (document, bodyProblem) = await RequestBody.ReadAsync(http.Request, optional: !needsBody).ConfigureAwait(false);
                if (bodyProblem is not null)
                    return Errors.Of(bodyProblem);

                using (document)
                    return await answer(owner, key, document!.RootElement).ConfigureAwait(false);
            }
        );

    /// <summary>A POST or DELETE whose body holds nothing.</summary>
    public Task<IResult> WriteEmptyAsync(HttpContext http, string account, Func<Owner, string?, Task<ApiResponse>> answer) =>
        WriteAsync(
            http,
            account,
            needsBody: false,
            (owner, key, body) => SessionRequests.Empty(body) is { } problem ? Task.FromResult(Errors.Of(problem)) : answer(owner, key)
        );

    /// <summary>Maps a list, by GET with its fields in the query and by POST with them in the body.</summary>
    /// <param name="api">Below which.</param>
    /// <param name="path">The collection's.</param>
    /// <param name="filter">The one field by which it can be filtered, or null.</param>
    /// <param name="list">Reads the page.</param>
    public void MapList(
        RouteGroupBuilder api,
        string path,
        ListRequests.Filter? filter,
        Func<Owner, ListRequests.Page, CancellationToken, Task<ApiResponse>> list
    )
    {
        api.MapGet(
            path,
            (HttpContext http, string account) =>
                ReadAsync(
                    http,
                    account,
                    owner => AnswerAsync(owner, ListRequests.Read(owner, http.Request.Query, filter), list, http.RequestAborted)
                )
        );
        api.MapPost(
            path + ":list",
            (HttpContext http, string account) =>
                WriteAsync(
                    http,
                    account,
                    needsBody: false,
                    (owner, _, body) => AnswerAsync(owner, ListRequests.Read(owner, body, filter), list, http.RequestAborted)
                )
        );
    }

    /// <summary>A write that happens once per key; null where there is none.</summary>
    public static IdempotentCall<T>? Once<T>(string? key, string fingerprint, Func<Result<T>, StoredResponse> keep)
        where T : class => key is null ? null : new IdempotentCall<T>(key, fingerprint, SessionRequests.IdempotencyRetention, keep);

    private static Task<ApiResponse> AnswerAsync(
        Owner owner,
        (ListRequests.Page? Page, RequestProblem? Problem) asked,
        Func<Owner, ListRequests.Page, CancellationToken, Task<ApiResponse>> list,
        CancellationToken cancellationToken
    ) => asked.Page is { } page ? list(owner, page, cancellationToken) : Task.FromResult(Errors.Of(asked.Problem!));

    /// <summary>The owner that the key and the path agree on, or the answer that says why there is none.</summary>
    private async ValueTask<(Owner Owner, ApiResponse? Refused)> AuthenticateAsync(HttpRequest request, string account)
    {
        var secret = AuthorizationHeader.Read(request, "Api-Key");
        if (secret is null)
            return (default, Errors.MissingKey);

        var cancellation = request.HttpContext.RequestAborted;
        if (await engine.ApiKeys.AuthenticateAsync(secret, cancellation).ConfigureAwait(false) is not { } owner)
            return (
                default,
                await engine.ApiKeys.AuthenticatePublishableAsync(secret, cancellation).ConfigureAwait(false) is null
                    ? Errors.UnknownKey
                    : Errors.PublishableKey
            );

        return owner.Account == account ? (owner, null) : (default, Errors.AccountNotFound(account));
    }
}
