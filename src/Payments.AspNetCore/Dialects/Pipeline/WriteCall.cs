using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>An authenticated request that writes.</summary>
internal sealed class WriteCall<TCaller>(DialectCalls<TCaller> calls, HttpContext http, TCaller caller, string? key, JsonElement body)
    : ApiCall<TCaller>(calls, http, caller)
    where TCaller : class, ICaller
{
    /// <summary>The idempotency key, or null where none was sent.</summary>
    public string? Key => key;

    /// <summary>The body; an empty object where there is none.</summary>
    public JsonElement Body => body;

    /// <summary>A write that happens once per key, whose fingerprint is the dialect's usual one.</summary>
    /// <param name="operation">Such as "POST customers".</param>
    /// <param name="id">The id in the path, or null.</param>
    /// <param name="write">Writes what was made or changed.</param>
    /// <param name="command">Calls the engine.</param>
    public Task<ApiResponse> OnceAsync<T>(
        string operation,
        string? id,
        Action<Utf8JsonWriter, T> write,
        Func<IdempotentCall<T>?, ValueTask<Result<T>>> command
    )
        where T : class =>
        OnceAsync(operation, id, result => result.IsSuccess ? ApiResponse.Ok(result.Value, write) : Calls.Refuse(result.Refusal), command);

    /// <inheritdoc cref="OnceAsync{T}(string, string?, Action{Utf8JsonWriter, T}, Func{IdempotentCall{T}?, ValueTask{Result{T}}})"/>
    public Task<ApiResponse> OnceAsync<T>(
        string operation,
        string? id,
        Func<Result<T>, ApiResponse> render,
        Func<IdempotentCall<T>?, ValueTask<Result<T>>> command
    )
        where T : class => OnceAsync(Calls.FingerprintOf(Caller, operation, id, body), render, command);

    /// <summary>A write that happens once per key.</summary>
    /// <param name="fingerprint">What the request asks for.</param>
    /// <param name="render">The response to what came of it. It is stored with the key in the same commit, so that it must be pure.</param>
    /// <param name="command">Calls the engine.</param>
    /// <param name="otherKey">The key where the body has one and the header none.</param>
    public async Task<ApiResponse> OnceAsync<T>(
        string fingerprint,
        Func<Result<T>, ApiResponse> render,
        Func<IdempotentCall<T>?, ValueTask<Result<T>>> command,
        string? otherKey = null
    )
        where T : class
    {
        var used = key ?? otherKey;
        var once = used is null ? null : new IdempotentCall<T>(used, fingerprint, Calls.IdempotencyRetention, Stored);
        var result = await command(once).ConfigureAwait(false);
        if (result.Response is not { } stored)
            return render(result);

        return new ApiResponse(stored.Code, stored.Body)
        {
            Headers = result.IsReplay
                ? [new(IdempotencyHeader.Name, used!), new("Idempotent-Replayed", "true")]
                : [new(IdempotencyHeader.Name, used!)],
        };

        StoredResponse Stored(Result<T> decided)
        {
            var response = render(decided);
            return new StoredResponse(response.Status, response.Body);
        }
    }
}
