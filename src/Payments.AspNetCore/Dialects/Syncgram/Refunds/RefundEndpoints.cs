using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's refunds: one for each charge.</summary>
internal sealed class RefundEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Refunds = "/api/v1/payments/refunds";
    private const string One = Refunds + "/{refund}";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Refunds");
        api.Post(Refunds, CreateAsync, new("Refund a charge", typeof(RefundCreation), typeof(Refund)));
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

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var asked = RefundRequests.Create(call.Owner, call.Body, out var problems);
                if (call.Key is not null && asked.Key is not null && asked.Key != call.Key)
                    problems.Add(
                        "idempotency_key",
                        $"idempotency_key and the header {IdempotencyHeader.Name} are both there and differ; send one"
                    );
                if (problems.Count > 0)
                    return Errors.Of(problems);

                var charge = await engine.Charges.GetAsync(call.Owner, asked.Creation.ChargeId!, http.RequestAborted).ConfigureAwait(false);
                if (!charge.IsSuccess)
                    return Errors.NoSuch("charge", call.Body.GetProperty("charge_id").GetString()!);
                if (!ChargeResponses.HasMoney(charge.Value))
                    return Errors.NotRefundable(charge.Value);

                var creation = asked.Creation;
                if (asked.Amount is { } digits)
                {
                    if (RefundRequests.ReadAmount(digits, charge.Value.Amount.Currency, out var amount) is { } wrong)
                        return Errors.Of([wrong]);
                    creation = creation with { Amount = amount };
                }

                return await call.OnceAsync<Refund>(
                        calls.FingerprintOf(call.Caller, "refunds", null, call.Body),
                        RefundResponses.Of,
                        once => engine.Refunds.CreateAsync(call.Owner, creation, once, http.RequestAborted),
                        asked.Key
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string refund) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var found = await engine.Refunds.GetAsync(call.Owner, Names.Refund.Read(refund), http.RequestAborted).ConfigureAwait(false);
                return found.IsSuccess ? RefundResponses.Of(found) : Errors.NoSuch("refund", refund);
            }
        );

    // No key is needed: marking again changes nothing.
    private Task<IResult> MarkSentAsync(HttpContext http, string refund) =>
        MarkAsync(
            http,
            refund,
            RefundMarks.Sent,
            (owner, id, reference) => engine.Refunds.MarkSentAsync(owner, id, reference, http.RequestAborted)
        );

    private Task<IResult> MarkFailedAsync(HttpContext http, string refund) =>
        MarkAsync(
            http,
            refund,
            RefundMarks.Failed,
            (owner, id, reason) => engine.Refunds.MarkFailedAsync(owner, id, reason!, http.RequestAborted)
        );

    private Task<IResult> MarkAsync(
        HttpContext http,
        string refund,
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
                    : Of(refund, await mark(call.Owner, Names.Refund.Read(refund), text).ConfigureAwait(false));
            }
        );

    // The engine's message about an unknown id has the library's form of it.
    private static ApiResponse Of(string wireId, Result<Refund> result) =>
        result is { IsSuccess: false, Refusal.Kind: RefusalKind.NotFound } ? Errors.NoSuch("refund", wireId) : RefundResponses.Of(result);

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (limit, offset, status, problems) = CheckoutRequests.List(http.Request.Query, StatusNames.Refunds, "status");
                if (problems.Count > 0)
                    return Errors.Of(problems);

                var standing = status is null ? (RefundStanding?)null : StatusNames.RefundStandingOf(status);
                var (total, refunds) = await CountedPages
                    .ReadAsync(
                        () => engine.Refunds.CountAsync(call.Owner, standing, http.RequestAborted),
                        page => engine.Refunds.ListAsync(call.Owner, page, standing, http.RequestAborted),
                        limit,
                        offset
                    )
                    .ConfigureAwait(false);
                return Responses.List(total, refunds, RefundResponses.Write);
            }
        );
}
