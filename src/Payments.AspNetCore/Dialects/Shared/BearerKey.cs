using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>Keys by "Authorization: Bearer sk_…".</summary>
internal static class BearerKey
{
    /// <summary>
    /// The key's owner; null for a header that is absent or malformed and for a key that is unknown or revoked, all alike.
    /// </summary>
    public static ValueTask<Owner?> AuthenticateAsync(PaymentEngine engine, HttpRequest request) =>
        engine.ApiKeys.AuthenticateAsync(AuthorizationHeader.Read(request, "Bearer"), request.HttpContext.RequestAborted);
}
