using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Refunds.</summary>
internal sealed class RefundEndpoints(PaymentEngine engine, Calls calls, RecordReader reads)
{
    private const string Refunds = "/v1/refunds";
    private const string One = Refunds + "/{refund}";

    private static readonly string[] _expandable = ["customer", "balance_transaction", "transaction"];

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Refunds");
        api.Post(Refunds, CreateAsync, new("Refund a transaction", typeof(RefundCreation), typeof(Refund)));
        api.Get(Refunds, ListAsync, new("List refunds", Response: typeof(Refund), IsList: true));
        api.Post(
            One + "/mark_sent",
            MarkSentAsync,
            new("Say that a refund made by hand was sent", typeof(RefundState.Succeeded), typeof(Refund))
        );
        api.Post(
            One + "/mark_failed",
            MarkFailedAsync,
            new("Say that a refund made by hand failed", typeof(RefundState.Failed), typeof(Refund))
        );
        api.Get(One, GetAsync, new("Read a refund", Response: typeof(Refund)));
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (asked, problem) = RefundRequests.Create(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                var intent = await reads.IntentAsync(call.Owner, asked!.Transaction, http.RequestAborted).ConfigureAwait(false);
                if (!intent.IsSuccess)
                    return Errors.Of(intent.Refusal);
                if (await reads.ChargeAsync(intent.Value, http.RequestAborted).ConfigureAwait(false) is not { } charge)
                    return Errors.Invalid("transaction", "The transaction has taken no money; there is nothing to refund");

                Action<Utf8JsonWriter, Refund> write = (writer, refund) =>
                    RefundResponses.Write(writer, new(refund, intent.Value.Id, intent.Value.CustomerId), call.Caller.View);
                var creation = asked.Creation with
                {
                    ChargeId = charge.Id,
                    Amount = asked.Amount is { } minor ? Money.FromMinorUnits(minor, charge.Amount.Currency) : null,
                };
                return await call.OnceAsync<Refund>(
                        "POST refunds",
                        null,
                        result => Responses.Of(Renamed(result), write),
                        once => engine.Refunds.CreateAsync(call.Owner, creation, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    // No key is needed: marking again changes nothing.
    private Task<IResult> MarkSentAsync(HttpContext http, string refund) =>
        MarkAsync(
            http,
            RefundMarks.Sent,
            (owner, reference) => engine.Refunds.MarkSentAsync(owner, refund, reference, http.RequestAborted)
        );

    private Task<IResult> MarkFailedAsync(HttpContext http, string refund) =>
        MarkAsync(http, RefundMarks.Failed, (owner, reason) => engine.Refunds.MarkFailedAsync(owner, refund, reason!, http.RequestAborted));

    private Task<IResult> MarkAsync(
        HttpContext http,
        Func<JsonElement, (string? Text, FieldProblems Problems)> read,
        Func<Owner, string?, ValueTask<Result<Refund>>> mark
    ) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var (text, problems) = read(call.Body);
                if (problems.Count > 0)
                    return calls.Refuse(problems);

                var marked = await mark(call.Owner, text).ConfigureAwait(false);
                if (!marked.IsSuccess)
                    return Errors.Of(marked.Refusal);

                var told = await reads.RefundAsync(marked.Value, http.RequestAborted).ConfigureAwait(false);
                return ApiResponse.Ok(told, (writer, of) => RefundResponses.Write(writer, of, call.Caller.View));
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string refund) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (expand, problem) = ListRequests.Read(http.Request.Query, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var found = await engine.Refunds.GetAsync(call.Owner, refund, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);

                var told = await reads.RefundAsync(found.Value, http.RequestAborted).ConfigureAwait(false);
                var view = await reads.ViewAsync(call.Caller, expand, References(told), http.RequestAborted).ConfigureAwait(false);
                return ApiResponse.Ok(told, (writer, of) => RefundResponses.Write(writer, of, view));
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = ListRequests.Read(http.Request.Query, Names.Refund, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var (refused, refunds, more) = await ListReader
                    .ReadAsync(request => engine.Refunds.ListAsync(call.Owner, request, standing: null, http.RequestAborted), page!)
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                var told = new List<RefundResponses.Told>();
                foreach (var refund in refunds)
                    told.Add(await reads.RefundAsync(refund, http.RequestAborted).ConfigureAwait(false));
                var view = await reads
                    .ViewAsync(call.Caller, page!.Expand, told.SelectMany(References), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.List(told, more, (writer, of) => RefundResponses.Write(writer, of, view));
            }
        );

    private static Result<Refund> Renamed(Result<Refund> result) =>
        result.Refusal is { } refusal ? Errors.Renamed(refusal, ("charge_id", "transaction"), ("reason", "reason_description")) : result;

    private static IEnumerable<(string Name, string? Id)> References(RefundResponses.Told told) =>
        [
            ("customer", told.CustomerId),
            ("balance_transaction", told.BalanceTransactionId),
            ("transaction", Names.Transaction.Of(told.IntentId)),
        ];
}
