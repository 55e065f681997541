using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>
/// Calls of merchants' servers: a secret key by "Authorization: Bearer …", for its own account or for one it may act for.
/// </summary>
internal sealed class Calls(PaymentEngine engine) : DialectCalls<Caller>
{
    /// <summary>Names the account that a call acts for, where that is not the key's own.</summary>
    public const string ContextHeader = "Yorlet-Context";

    /// <summary>How servers are known.</summary>
    public static ApiSecurity SecretKey { get; } =
        new("secretKey", "Authorization", "Bearer", StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);

    /// <summary>24 hours; the documents do not say.</summary>
    public override TimeSpan IdempotencyRetention { get; } = TimeSpan.FromHours(24);

    public override ApiResponse Refuse(RequestProblem problem) => Errors.Of(problem);

    public override ApiResponse Refuse(FieldProblems problems) => Errors.Invalid(problems.First!.Field, problems.First.Message);

    public override ApiResponse Refuse(Refusal refusal) => Errors.Of(refusal);

    // The same words in another account's context are another request.
    public override string FingerprintOf(Caller caller, string operation, string? id, JsonElement body) =>
        Fingerprint.Of(operation, caller.Owner.ToString(), caller.Account, id, JsonText.Canonical(body));

    protected override async ValueTask<(Caller? Caller, ApiResponse? Refused)> AuthenticateAsync(HttpRequest request)
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
            return (new Caller(key.Owner, null), null);

        return context.Count == 1 && Owner.TryOf(context[0], key.Owner.Livemode, out var owner) && key.MayActFor(owner.Account)
            ? (new Caller(owner, owner.Account), null)
            : (null, Errors.ForbiddenContext);
    }
}

/// <summary>Who calls.</summary>
/// <param name="Owner">Whose records the call is about.</param>
/// <param name="Account">The account that <see cref="Calls.ContextHeader"/> names, which objects then show; or null.</param>
internal sealed record Caller(Owner Owner, string? Account) : ICaller
{
    /// <summary>The objects of a response as this caller sees them, with nothing expanded.</summary>
    public ObjectView View { get; } = new(Account);
}
