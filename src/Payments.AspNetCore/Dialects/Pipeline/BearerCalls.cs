using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>
/// Calls of merchants' servers by "Authorization: Bearer sk_…", where a refused caller gets 401, a key is kept for 24 hours and what
/// acts on one object takes no body.
/// </summary>
internal abstract class BearerCalls(PaymentEngine engine) : DialectCalls<OwnerCaller>
{
    /// <summary>How servers are known.</summary>
    public static ApiSecurity SecretKey { get; } = new("secretKey", "Authorization", "Bearer", StatusCodes.Status401Unauthorized);

    public sealed override TimeSpan IdempotencyRetention { get; } = TimeSpan.FromHours(24);

    protected abstract ApiResponse Unauthorized { get; }

    // Whatever the order and the white space of the body.
    public sealed override string FingerprintOf(OwnerCaller caller, string operation, string? id, JsonElement body) =>
        Fingerprint.Of("POST", operation, caller.Owner.ToString(), id ?? JsonText.Canonical(body));

    protected sealed override async ValueTask<(OwnerCaller? Caller, ApiResponse? Refused)> AuthenticateAsync(HttpRequest request) =>
        await BearerKey.AuthenticateAsync(engine, request).ConfigureAwait(false) is { } owner
            ? (new OwnerCaller(owner), null)
            : (null, Unauthorized);
}
