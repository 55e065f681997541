using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Syncgram's refunds: one for each charge.</summary>
internal sealed class SyncgramRefundDialect(PaymentEngine engine, SyncgramCallDialect calls)
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
                var asked = SyncgramRefundRequests.Create(owner, body, out var problems);
                if (headerKey is not null && asked.Key is not null && asked.Key != headerKey)
                    problems.Add(
                        "idempotency_key",
                        $"idempotency_key and the header {IdempotencyHeader.Name} are both there and differ; send one"
                    );
                if (problems.Count > 0)
                    return SyncgramErrors.Of(problems);

                var charge = await engine.Charges.GetAsync(owner, asked.Creation.ChargeId, http.RequestAborted).ConfigureAwait(false);
                if (!charge.IsSuccess)
                    return SyncgramErrors.NoSuch("charge", body.GetProperty("charge_id").GetString()!);
                if (!SyncgramChargeAnswers.HasMoney(charge.Value))
                    return SyncgramErrors.NotRefundable(charge.Value);

                var creation = asked.Creation;
                if (asked.Amount is { } digits)
                {
                    if (SyncgramRefundRequests.ReadAmount(digits, charge.Value.Amount.Currency, out var amount) is { } wrong)
                        return SyncgramErrors.Of([wrong]);
                    creation = creation with { Amount = amount };
                }

                var key = headerKey ?? asked.Key;
                var call = SyncgramCallDialect.Once<Refund>(
                    key,
                    SyncgramRequests.FingerprintOf(owner, "refunds", body),
                    SyncgramRefundAnswers.Keep
                );
                return SyncgramAnswers.Of(
                    await engine.Refunds.CreateAsync(owner, creation, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    SyncgramRefundAnswers.Of
                );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string refund) =>
        calls.ReadAsync(
            http,
            async owner =>
            {
                var found = await engine
                    .Refunds.GetAsync(owner, SyncgramNames.Refund.Read(refund), http.RequestAborted)
                    .ConfigureAwait(false);
                return found.IsSuccess ? SyncgramRefundAnswers.Of(found) : SyncgramErrors.NoSuch("refund", refund);
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async owner =>
            {
                var (limit, offset, status, problems) = SyncgramRequests.List(http.Request.Query, SyncgramStatusNames.Refunds, "status");
                if (problems.Count > 0)
                    return SyncgramErrors.Of(problems);

                var (total, refunds) = await OffsetPages
                    .ReadAsync(
                        cursor => engine.Refunds.ListAsync(owner, Limits.PageSize, cursor, http.RequestAborted),
                        refund => status is null || SyncgramStatusNames.Of(refund).Equals(status, StringComparison.OrdinalIgnoreCase),
                        limit,
                        offset
                    )
                    .ConfigureAwait(false);
                return SyncgramAnswers.List(total, refunds, SyncgramRefundAnswers.Write);
            }
        );
}
