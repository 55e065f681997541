using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's refunds: one for each charge.</summary>
internal sealed class RefundEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Refunds = "/api/v1/payments/refunds";

    public void Map(RouteGroupBuilder api)
    {
        api.MapPost(Refunds, (Delegate)CreateAsync);
        api.MapGet(Refunds, (Delegate)ListAsync);
        api.MapGet(Refunds + "/{refund}", GetAsync);
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async (owner, headerKey, body) =>
            {
                var asked = RefundRequests.Create(owner, body, out var problems);
                if (headerKey is not null && asked.Key is not null && asked.Key != headerKey)
                    problems.Add(
                        "idempotency_key",
                        $"idempotency_key and the header {IdempotencyHeader.Name} are both there and differ; send one"
                    );
                if (problems.Count > 0)
                    return Errors.Of(problems);

                var charge = await engine.Charges.GetAsync(owner, asked.Creation.ChargeId!, http.RequestAborted).ConfigureAwait(false);
                if (!charge.IsSuccess)
                    return Errors.NoSuch("charge", body.GetProperty("charge_id").GetString()!);
                if (!ChargeResponses.HasMoney(charge.Value))
                    return Errors.NotRefundable(charge.Value);

                var creation = asked.Creation;
                if (asked.Amount is { } digits)
                {
                    if (RefundRequests.ReadAmount(digits, charge.Value.Amount.Currency, out var amount) is { } wrong)
                        return Errors.Of([wrong]);
                    creation = creation with { Amount = amount };
                }

                var key = headerKey ?? asked.Key;
                var call = Calls.Once<Refund>(key, CheckoutRequests.FingerprintOf(owner, "refunds", body), RefundResponses.Keep);
                return Responses.Of(
                    await engine.Refunds.CreateAsync(owner, creation, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    RefundResponses.Of
                );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string refund) =>
        calls.ReadAsync(
            http,
            async owner =>
            {
                var found = await engine.Refunds.GetAsync(owner, Names.Refund.Read(refund), http.RequestAborted).ConfigureAwait(false);
                return found.IsSuccess ? RefundResponses.Of(found) : Errors.NoSuch("refund", refund);
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async owner =>
            {
                var (limit, offset, status, problems) = CheckoutRequests.List(http.Request.Query, StatusNames.Refunds, "status");
                if (problems.Count > 0)
                    return Errors.Of(problems);

                var (total, refunds) = await OffsetPages
                    .ReadAsync(
                        cursor => engine.Refunds.ListAsync(owner, Limits.PageSize, cursor, http.RequestAborted),
                        refund => status is null || StatusNames.Of(refund).Equals(status, StringComparison.OrdinalIgnoreCase),
                        limit,
                        offset
                    )
                    .ConfigureAwait(false);
                return Responses.List(total, refunds, RefundResponses.Write);
            }
        );
}
