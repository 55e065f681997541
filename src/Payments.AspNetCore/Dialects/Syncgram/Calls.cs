using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Syncgram;

/// <summary>What every call with a key begins with: whose it is and, where it writes, its idempotency key and its body.</summary>
internal sealed class Calls(PaymentEngine engine)
{
    public async Task<IResult> ReadAsync(HttpContext http, Func<Owner, Task<ApiResponse>> answer) =>
        await BearerKey.AuthenticateAsync(engine, http.Request).ConfigureAwait(false) is { } owner
            ? await answer(owner).ConfigureAwait(false)
            : Errors.Unauthorized;

    public Task<IResult> WriteAsync(HttpContext http, bool needsBody, Func<Owner, string?, JsonElement, Task<ApiResponse>> answer) =>
        ReadAsync(
            http,
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

    /// <summary>A write that happens once per key; null where there is none.</summary>
    public static IdempotentCall<T>? Once<T>(string? key, string fingerprint, Func<Result<T>, StoredResponse> keep)
        where T : class => key is null ? null : new IdempotentCall<T>(key, fingerprint, CheckoutRequests.IdempotencyRetention, keep);
}
