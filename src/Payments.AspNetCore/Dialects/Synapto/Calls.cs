using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Calls of merchants' servers: a secret key by "Authorization: Api-Key …", and its account in the path.</summary>
internal sealed class Calls(PaymentEngine engine) : DialectCalls<OwnerCaller>
{
    public const string Account = "/v1/accounts/{account}/";

    /// <summary>How servers are known.</summary>
    public static ApiSecurity SecretKey { get; } =
        new("secretKey", "Authorization", "Api-Key", StatusCodes.Status403Forbidden)
        {
            WriteErrors = [StatusCodes.Status422UnprocessableEntity],
        };

    /// <summary>Synapto keeps keys for 96 hours.</summary>
    public override TimeSpan IdempotencyRetention { get; } = TimeSpan.FromHours(96);

    public override ApiResponse Refuse(RequestProblem problem) => Errors.Of(problem);

    public override ApiResponse Refuse(FieldProblems problems) => Errors.Of(problems);

    public override ApiResponse Refuse(Refusal refusal) => Errors.Of(refusal);

    public override string FingerprintOf(OwnerCaller caller, string operation, string? id, JsonElement body) =>
        Fingerprint.Of(operation, caller.Owner.ToString(), id, JsonText.Canonical(body));

    /// <summary>The owner that the key and the path agree on, or the response that says why there is no such owner.</summary>
    protected override async ValueTask<(OwnerCaller? Caller, ApiResponse? Refused)> AuthenticateAsync(HttpRequest request)
    {
        var secret = AuthorizationHeader.Read(request, "Api-Key");
        if (secret is null)
            return (null, Errors.MissingKey);

        var cancellation = request.HttpContext.RequestAborted;
        if (await engine.ApiKeys.AuthenticateAsync(secret, cancellation).ConfigureAwait(false) is not { } owner)
            return (
                null,
                await engine.ApiKeys.AuthenticatePublishableAsync(secret, cancellation).ConfigureAwait(false) is null
                    ? Errors.UnknownKey
                    : Errors.PublishableKey
            );

        var account = (string)request.RouteValues["account"]!;
        return owner.Account == account ? (new OwnerCaller(owner), null) : (null, Errors.AccountNotFound(account));
    }
}
