using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>
/// What every call begins with: whose it is, for which account it acts and, where it writes, its idempotency key and its body.
/// </summary>
internal sealed class Calls(PaymentEngine engine)
{
    /// <summary>Names the account that a call acts for, where that is not the key's own.</summary>
    public const string ContextHeader = "Yorlet-Context";

    /// <summary>How long a key's answer is given again: the documents say nothing of it.</summary>
    private static readonly TimeSpan _retention = TimeSpan.FromHours(24);

    /// <summary>A call.</summary>
    /// <param name="Owner">Whose records it is about.</param>
    /// <param name="Account">The account that <see cref="ContextHeader"/> names, which objects then show; or null.</param>
    public sealed record Call(Owner Owner, string? Account)
    {
        /// <summary>The objects of an answer as this call sees them, with nothing expanded.</summary>
        public ObjectView View { get; } = new(Account);
    }

    /// <summary>A call that writes.</summary>
    /// <param name="Owner">Whose records it is about.</param>
    /// <param name="Account">As in <see cref="Call"/>.</param>
    /// <param name="Key">The idempotency key, or null.</param>
    /// <param name="Body">The body; an empty object where there is none.</param>
    public sealed record Write(Owner Owner, string? Account, string? Key, JsonElement Body)
    {
        /// <inheritdoc cref="Call.View"/>
        public ObjectView View { get; } = new(Account);

        /// <summary>
        /// A write that happens once per key; null where there is none. The same words in another account's context are another
        /// request.
        /// </summary>
        /// <param name="operation">Such as "POST payment_sessions".</param>
        /// <param name="id">What stands in the path, or null.</param>
        /// <param name="write">Writes the answer; pure.</param>
        public IdempotentCall<T>? Once<T>(string operation, string? id, Action<Utf8JsonWriter, T> write)
            where T : class =>
            Key is null
                ? null
                : new IdempotentCall<T>(
                    Key,
                    Fingerprint.Of(operation, Owner.ToString(), Account, id, JsonText.Canonical(Body)),
                    _retention,
                    Responses.Keep(write)
                );
    }

    public async Task<IResult> ReadAsync(HttpContext http, Func<Call, Task<ApiResponse>> answer)
    {
        var (call, refused) = await AuthenticateAsync(http.Request).ConfigureAwait(false);
        return refused ?? await answer(call!).ConfigureAwait(false);
    }

    public Task<IResult> WriteAsync(HttpContext http, bool needsBody, Func<Write, Task<ApiResponse>> answer) =>
        ReadAsync(
            http,
            async call =>
            {
                var (key, keyProblem) = IdempotencyHeader.Read(http.Request);
                if (keyProblem is not null)
                    return Errors.Of(keyProblem);

                var (document, bodyProblem) = await RequestBody.ReadAsync(http.Request, optional: !needsBody).ConfigureAwait(false);
                if (bodyProblem is not null)
                    return Errors.Of(bodyProblem);

                using (document)
                    return await answer(new Write(call.Owner, call.Account, key, document!.RootElement)).ConfigureAwait(false);
            }
        );

    /// <summary>A POST or DELETE whose body holds nothing.</summary>
    public Task<IResult> WriteEmptyAsync(HttpContext http, Func<Write, Task<ApiResponse>> answer) =>
        WriteAsync(
            http,
            needsBody: false,
            call => SessionRequests.Empty(call.Body) is { } problem ? Task.FromResult(Errors.Of(problem)) : answer(call)
        );

    private async ValueTask<(Call? Call, ApiResponse? Refused)> AuthenticateAsync(HttpRequest request)
    {
        var cancellation = request.HttpContext.RequestAborted;
        var secret = AuthorizationHeader.Read(request, "Bearer");
        if (await engine.ApiKeys.FindActiveAsync(secret, cancellation).ConfigureAwait(false) is not { } key)
            return (
                null,
                await engine.ApiKeys.AuthenticatePublishableAsync(secret, cancellation).ConfigureAwait(false) is null
                    ? Errors.Unauthorized
                    : Errors.PublishableKey
            );

        var context = request.Headers[ContextHeader];
        if (context.Count == 0)
            return (new Call(key.Owner, null), null);

        return context.Count == 1 && Owner.TryOf(context[0], key.Owner.Livemode, out var owner) && key.MayActFor(owner.Account)
            ? (new Call(owner, owner.Account), null)
            : (null, Errors.ForbiddenContext);
    }
}
