namespace Payments.AspNetCore.Syncgram;

/// <summary>Calls of merchants' servers.</summary>
internal sealed class Calls(PaymentEngine engine) : BearerCalls(engine)
{
    protected override ApiResponse Unauthorized => Errors.Unauthorized;

    public override ApiResponse Refuse(RequestProblem problem) => Errors.Of(problem);

    public override ApiResponse Refuse(FieldProblems problems) => Errors.Of(problems);

    public override ApiResponse Refuse(Refusal refusal) => Errors.Of(refusal);
}
