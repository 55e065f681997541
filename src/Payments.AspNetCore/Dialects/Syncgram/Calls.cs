using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Calls of merchants' servers: a secret key by "Authorization: Bearer …".</summary>
internal sealed class Calls(PaymentEngine engine) : DialectCalls<OwnerCaller>
{
    /// <summary>How servers are known.</summary>
    public static ApiSecurity SecretKey { get; } = new("secretKey", "Authorization", "Bearer", StatusCodes.Status401Unauthorized);

    /// <summary>An idempotency key is remembered for 24 hours.</summary>
    public override TimeSpan IdempotencyRetention { get; } = TimeSpan.FromHours(24);

    public override ApiResponse Refuse(RequestProblem problem) => Errors.Of(problem);

    public override ApiResponse Refuse(FieldProblems problems) => Errors.Of(problems);

    public override ApiResponse Refuse(Refusal refusal) => Errors.Of(refusal);

    // Whatever the order and the white space of the body; what acts on one object takes no body.
    public override string FingerprintOf(OwnerCaller caller, string operation, string? id, JsonElement body) =>
        Fingerprint.Of("POST", operation, caller.Owner.ToString(), id ?? JsonText.Canonical(body));

    protected override async ValueTask<(OwnerCaller? Caller, ApiResponse? Refused)> AuthenticateAsync(HttpRequest request) =>
        await BearerKey.AuthenticateAsync(engine, request).ConfigureAwait(false) is { } owner
            ? (new OwnerCaller(owner), null)
            : (null, Errors.Unauthorized);
}
