using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>Disputes, which processors open and merchants answer.</summary>
internal sealed class DisputeEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Disputes = Calls.Account + Names.Disputes;
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
                var (evidence, problem) = DisputeRequests.Submit(body);
                if (problem is not null)
                    return Errors.Of(problem);

                var call = Calls.Once(
                    key,
                    SessionRequests.FingerprintOf("POST disputes:submitEvidence", owner, dispute, body),
                    Responses.Keep<Dispute>(DisputeResponses.Write)
                );
                return Responses.Of(
                    await engine.Disputes.SubmitEvidenceAsync(owner, dispute, evidence, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    DisputeResponses.Write
                );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string dispute) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                Responses.Of(
                    await engine.Disputes.GetAsync(owner, dispute, http.RequestAborted).ConfigureAwait(false),
                    DisputeResponses.Write
                )
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken) =>
        Responses.Of(
            await engine.Disputes.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
            "disputes",
            DisputeResponses.Write
        );
}
