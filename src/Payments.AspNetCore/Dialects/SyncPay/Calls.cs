using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Calls of merchants' servers: a secret key by "Authorization: Bearer …".</summary>
internal sealed class Calls(PaymentEngine engine) : DialectCalls<OwnerCaller>
{
    /// <summary>How servers are known.</summary>
    public static ApiSecurity SecretKey { get; } = new("secretKey", "Authorization", "Bearer", StatusCodes.Status401Unauthorized);

    /// <summary>24 hours. SyncPay documents no idempotency keys; they are an addition.</summary>
    public override TimeSpan IdempotencyRetention { get; } = TimeSpan.FromHours(24);

    /// <summary>A sale: an account without methods is refused before anything is said of the body.</summary>
    public Task<IResult> SellAsync(
        HttpContext http,
        Func<WriteCall<OwnerCaller>, IReadOnlyList<AccountMethod>, Task<ApiResponse>> respond
    ) =>
        ReadAsync(
            http,
            async call =>
            {
                var methods = await engine.AcceptedMethods.ListAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);
                return methods.Count == 0
                    ? Errors.NoMethods
                    : await call.WithBodyAsync(needsBody: true, write => respond(write, methods)).ConfigureAwait(false);
            }
        );

    public override ApiResponse Refuse(RequestProblem problem) => Errors.Of(problem);

    public override ApiResponse Refuse(FieldProblems problems) => Errors.Invalid(problems);

    public override ApiResponse Refuse(Refusal refusal) => Errors.Of(refusal);

    // What acts on one object takes no body.
    public override string FingerprintOf(OwnerCaller caller, string operation, string? id, JsonElement body) =>
        Fingerprint.Of("POST", operation, caller.Owner.ToString(), id ?? JsonText.Canonical(body));

    protected override async ValueTask<(OwnerCaller? Caller, ApiResponse? Refused)> AuthenticateAsync(HttpRequest request) =>
        await BearerKey.AuthenticateAsync(engine, request).ConfigureAwait(false) is { } owner
            ? (new OwnerCaller(owner), null)
            : (null, Errors.Unauthorized);
}
