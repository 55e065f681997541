using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Refunds, to be read and, where a person sends the money, to be marked. SyncPay's document has none.</summary>
internal sealed class RefundEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Refunds = "/api/v1/payments/refunds";
    private const string One = Refunds + "/{id}";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Refunds");
        api.Get(Refunds, ListAsync, new("List refunds", Response: typeof(Refund), IsList: true));
        api.Get(One, GetAsync, new("Read a refund", Response: typeof(Refund)));
        api.Post(
            One + "/mark-sent",
            MarkSentAsync,
            new("Say that a refund made by hand was sent", typeof(RefundState.Succeeded), typeof(Refund))
        );
        api.Post(
            One + "/mark-failed",
            MarkFailedAsync,
            new("Say that a refund made by hand failed", typeof(RefundState.Failed), typeof(Refund))
        );
    }

    // No key is needed: marking again changes nothing.
    private Task<IResult> MarkSentAsync(HttpContext http, string id) =>
        MarkAsync(
            http,
            id,
            RefundMarks.Sent,
            (owner, refund, reference) => engine.Refunds.MarkSentAsync(owner, refund, reference, http.RequestAborted)
        );

    private Task<IResult> MarkFailedAsync(HttpContext http, string id) =>
        MarkAsync(
            http,
            id,
            RefundMarks.Failed,
            (owner, refund, reason) => engine.Refunds.MarkFailedAsync(owner, refund, reason!, http.RequestAborted)
        );

    private Task<IResult> MarkAsync(
        HttpContext http,
        string id,
        Func<JsonElement, (string? Text, FieldProblems Problems)> read,
        Func<Owner, string, string?, ValueTask<Result<Refund>>> mark
    ) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var (text, problems) = read(call.Body);
                return problems.Count > 0
                    ? calls.Refuse(problems)
                    : RefundResponses.Of(await mark(call.Owner, WireIds.Refund.Read(id), text).ConfigureAwait(false));
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string id) =>
        calls.ReadAsync(
            http,
            async call =>
                RefundResponses.Of(
                    await engine.Refunds.GetAsync(call.Owner, WireIds.Refund.Read(id), http.RequestAborted).ConfigureAwait(false)
                )
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (limit, offset, problems) = PayinRequests.Page(http.Request.Query);
                if (problems.Count > 0)
                    return Errors.Invalid(problems);

                var (total, refunds) = await CountedPages
                    .ReadAsync(
                        () => engine.Refunds.CountAsync(call.Owner, standing: null, http.RequestAborted),
                        page => engine.Refunds.ListAsync(call.Owner, page, standing: null, http.RequestAborted),
                        limit,
                        offset
                    )
                    .ConfigureAwait(false);
                return RefundResponses.Of(total, refunds);
            }
        );
}
