using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Calls of merchants' servers. SyncPay documents no idempotency keys; they are an addition.</summary>
internal sealed class Calls(PaymentEngine engine) : BearerCalls(engine)
{
    private readonly AcceptedMethods _methods = engine.AcceptedMethods;

    protected override ApiResponse Unauthorized => Errors.Unauthorized;

    /// <summary>A sale: an account without methods is refused before anything is said of the body.</summary>
    public Task<IResult> SellAsync(
        HttpContext http,
        Func<WriteCall<OwnerCaller>, IReadOnlyList<AccountMethod>, Task<ApiResponse>> respond
    ) =>
        ReadAsync(
            http,
            async call =>
            {
                var methods = await _methods.ListAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);
                return methods.Count == 0
                    ? Errors.NoMethods
                    : await call.WithBodyAsync(needsBody: true, write => respond(write, methods)).ConfigureAwait(false);
            }
        );

    public override ApiResponse Refuse(RequestProblem problem) => Errors.Of(problem);

    public override ApiResponse Refuse(FieldProblems problems) => Errors.Invalid(problems);

    public override ApiResponse Refuse(Refusal refusal) => Errors.Of(refusal);
}
