using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Disputes, to be read.</summary>
internal sealed class DisputeEndpoints(PaymentEngine engine, Calls calls, RecordReader reads)
{
    private const string Disputes = "/v1/disputes";

    private static readonly string[] _expandable = ["customer", "balance_transaction", "transaction"];

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Disputes");
        api.Get(Disputes, ListAsync, new("List disputes", Response: typeof(Dispute), IsList: true));
        api.Get(Disputes + "/{dispute}", GetAsync, new("Read a dispute", Response: typeof(Dispute)));
    }

    private Task<IResult> GetAsync(HttpContext http, string dispute) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (expand, problem) = ListRequests.Read(http.Request.Query, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var found = await engine.Disputes.GetAsync(call.Owner, dispute, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);

                var told = await TellAsync(found.Value, http.RequestAborted).ConfigureAwait(false);
                var view = await reads.ViewAsync(call.Caller, expand, References(told), http.RequestAborted).ConfigureAwait(false);
                return ApiResponse.Ok(told, (writer, of) => DisputeResponses.Write(writer, of, view));
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = ListRequests.Read(http.Request.Query, Names.Dispute, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var (refused, disputes, more) = await ListReader
                    .ReadAsync(request => engine.Disputes.ListAsync(call.Owner, request, http.RequestAborted), page!)
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                var told = new List<DisputeResponses.Told>();
                foreach (var dispute in disputes)
                    told.Add(await TellAsync(dispute, http.RequestAborted).ConfigureAwait(false));
                var view = await reads
                    .ViewAsync(call.Caller, page!.Expand, told.SelectMany(References), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.List(told, more, (writer, of) => DisputeResponses.Write(writer, of, view));
            }
        );

    private async ValueTask<DisputeResponses.Told> TellAsync(Dispute dispute, CancellationToken cancellationToken) =>
        new(
            dispute,
            (await engine.Charges.GetAsync(dispute.Owner, dispute.ChargeId, cancellationToken).ConfigureAwait(false)).Value,
            await reads.FirstMoveAsync(dispute.Owner, dispute.Id, cancellationToken).ConfigureAwait(false)
        );

    private static IEnumerable<(string Name, string? Id)> References(DisputeResponses.Told told) =>
        [
            ("customer", told.Charge.CustomerId),
            ("balance_transaction", told.BalanceTransactionId),
            ("transaction", Names.Transaction.Of(told.Charge.PaymentIntentId)),
        ];
}
