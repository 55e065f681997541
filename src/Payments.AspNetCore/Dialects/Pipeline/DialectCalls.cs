using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>
/// The one way of a request through every dialect: who calls, the idempotency key, the body, the endpoint, the response. A dialect's
/// <c>Calls</c> says what differs: how it authenticates callers, what a refusal looks like, how long a key is remembered and what makes two
/// requests the same.
/// </summary>
/// <typeparam name="TCaller">What the dialect knows of a caller.</typeparam>
internal abstract class DialectCalls<TCaller>
    where TCaller : class, ICaller
{
    /// <summary>How long the response to an idempotency key is sent again.</summary>
    public abstract TimeSpan IdempotencyRetention { get; }

    /// <summary>A call that reads.</summary>
    public async Task<IResult> ReadAsync(HttpContext http, Func<ApiCall<TCaller>, Task<ApiResponse>> respond)
    {
        var (caller, refused) = await AuthenticateAsync(http.Request).ConfigureAwait(false);
        return refused ?? await respond(new ApiCall<TCaller>(this, http, caller!)).ConfigureAwait(false);
    }

    /// <summary>A call that writes.</summary>
    /// <param name="http">The request.</param>
    /// <param name="needsBody">Whether no body at all is refused; otherwise it reads as an empty object.</param>
    /// <param name="respond">The endpoint.</param>
    public Task<IResult> WriteAsync(HttpContext http, bool needsBody, Func<WriteCall<TCaller>, Task<ApiResponse>> respond) =>
        ReadAsync(http, call => call.WithBodyAsync(needsBody, respond));

    /// <summary>A call that writes, and whose body has no fields.</summary>
    public Task<IResult> WriteEmptyAsync(HttpContext http, Func<WriteCall<TCaller>, Task<ApiResponse>> respond) =>
        WriteAsync(
            http,
            needsBody: false,
            call => JsonFields.Unexpected(call.Body) is { Count: > 0 } problems ? Task.FromResult(Refuse(problems)) : respond(call)
        );

    /// <summary>The response to a request whose headers or body cannot be read.</summary>
    public abstract ApiResponse Refuse(RequestProblem problem);

    /// <summary>The response to a request with wrong fields.</summary>
    public abstract ApiResponse Refuse(FieldProblems problems);

    /// <summary>The response to a command that the engine refuses.</summary>
    public abstract ApiResponse Refuse(Refusal refusal);

    /// <summary>What a request asks for; a key that comes again with another fingerprint is refused.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="operation">Such as "POST customers".</param>
    /// <param name="id">The id in the path, or null.</param>
    /// <param name="body">The body.</param>
    public abstract string FingerprintOf(TCaller caller, string operation, string? id, JsonElement body);

    /// <summary>The caller, or the response that says why the call is not allowed.</summary>
    protected abstract ValueTask<(TCaller? Caller, ApiResponse? Refused)> AuthenticateAsync(HttpRequest request);
}

/// <summary>Who calls.</summary>
internal interface ICaller
{
    /// <summary>Whose records the call is about.</summary>
    Owner Owner { get; }
}

/// <summary>A caller of whom nothing but the owner is known.</summary>
internal sealed record OwnerCaller(Owner Owner) : ICaller;

/// <summary>Keys by "Authorization: Bearer sk_…".</summary>
internal static class BearerKey
{
    /// <summary>
    /// The key's owner; null for a header that is absent or malformed and for a key that is unknown or revoked, all alike.
    /// </summary>
    public static ValueTask<Owner?> AuthenticateAsync(PaymentEngine engine, HttpRequest request) =>
        engine.ApiKeys.AuthenticateAsync(AuthorizationHeader.Read(request, "Bearer"), request.HttpContext.RequestAborted);
}
