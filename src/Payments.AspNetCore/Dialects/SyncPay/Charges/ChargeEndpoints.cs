using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Charges, and what the merchant decides of a late payment.</summary>
internal sealed class ChargeEndpoints(PaymentEngine engine, Calls calls, ChargeReader reads)
{
    private const string One = "/api/v1/payments/charges/{id}";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Charges");
        api.Get(
            One,
            (HttpContext http, string id) => calls.ReadAsync(http, call => reads.ReadAsync(http, call.Owner, id)),
            new("Read a charge", Response: typeof(Charge))
        );
        api.Post(
            One + "/accept",
            (HttpContext http, string id) => DecideAsync(http, id, "accept", engine.Charges.AcceptAsync),
            new("Accept a late payment", Response: typeof(Charge))
        );
        api.Post(
            One + "/give-back",
            (HttpContext http, string id) => DecideAsync(http, id, "give-back", engine.Charges.RefundAsync),
            new("Refund a late payment", Response: typeof(Charge))
        );
    }

    private Task<IResult> DecideAsync(
        HttpContext http,
        string id,
        string decision,
        Func<Owner, string, IdempotentCall<Charge>?, CancellationToken, ValueTask<Result<Charge>>> decide
    ) =>
        calls.WriteEmptyAsync(
            http,
            async call =>
            {
                var chargeId = WireIds.Charge.Read(id);
                var found = await engine.Charges.GetAsync(call.Owner, chargeId, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);

                var write = await reads.RenderAsync(http, found.Value).ConfigureAwait(false);
                return await call.OnceAsync<Charge>(
                        "charges/" + decision,
                        chargeId,
                        result => result.IsSuccess ? write(result.Value) : Errors.Of(result.Refusal),
                        once => decide(call.Owner, chargeId, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );
}
