using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Disputes, which processors open and merchants answer.</summary>
internal sealed class SynaptoDisputeDialect(PaymentEngine engine, SynaptoCallDialect calls)
{
    private const string Disputes = SynaptoCallDialect.Account + SynaptoNames.Disputes;
    private const string One = Disputes + "/{dispute}";

    public void Map(RouteGroupBuilder api)
    {
        calls.MapList(api, Disputes, filter: null, ListAsync);
        api.MapGet(One, GetAsync);
        api.MapPost(One + ":submitEvidence", SubmitAsync);
    }

    private Task<IResult> SubmitAsync(HttpContext http, string account, string dispute) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: true,
            async (owner, key, body) =>
            {
                var (evidence, problem) = SynaptoDisputeRequests.Submit(body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);

                var call = SynaptoCallDialect.Once(
                    key,
                    SynaptoRequests.FingerprintOf("POST disputes:submitEvidence", owner, dispute, body),
                    SynaptoAnswers.Keep<Dispute>(SynaptoDisputeAnswers.Write)
                );
                return SynaptoAnswers.Of(
                    await engine.Disputes.SubmitEvidenceAsync(owner, dispute, evidence, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    SynaptoDisputeAnswers.Write
                );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string dispute) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                SynaptoAnswers.Of(
                    await engine.Disputes.GetAsync(owner, dispute, http.RequestAborted).ConfigureAwait(false),
                    SynaptoDisputeAnswers.Write
                )
        );

    private async Task<ApiAnswer> ListAsync(Owner owner, SynaptoListRequests.Page page, CancellationToken cancellationToken) =>
        SynaptoAnswers.Of(
            await engine.Disputes.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
            "disputes",
            SynaptoDisputeAnswers.Write
        );
}
