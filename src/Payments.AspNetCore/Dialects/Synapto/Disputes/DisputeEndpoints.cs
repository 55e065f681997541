using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Disputes, which providers open and merchants contest.</summary>
internal sealed class DisputeEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Disputes = Calls.Account + Names.Disputes;
    private const string One = Disputes + "/{dispute}";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Disputes");
        api.List(calls, Disputes, filter: null, new("List disputes", Response: typeof(Dispute), IsList: true), ListAsync);
        api.Get(One, GetAsync, new("Read a dispute", Response: typeof(Dispute)));
        api.Post(One + ":submitEvidence", SubmitAsync, new("Submit evidence for a dispute", typeof(Evidence), typeof(Dispute)));
    }

    private Task<IResult> SubmitAsync(HttpContext http, string dispute) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (evidence, problem) = DisputeRequests.Submit(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                return await call.OnceAsync<Dispute>(
                        "POST disputes:submitEvidence",
                        dispute,
                        DisputeResponses.Write,
                        once => engine.Disputes.SubmitEvidenceAsync(call.Owner, dispute, evidence.Text, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string dispute) =>
        calls.ReadAsync(
            http,
            async call =>
                Responses.Of(
                    await engine.Disputes.GetAsync(call.Owner, dispute, http.RequestAborted).ConfigureAwait(false),
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
