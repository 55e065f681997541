using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Charges as a merchant's list of what comes in.</summary>
internal sealed class PayinEndpoints(PaymentEngine engine, Calls calls, ChargeReader reads)
{
    private const string Payins = "/api/v1/payments/payins";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Payins");
        api.Get(Payins, ListAsync, new("List payins", Response: typeof(Charge), IsList: true));
        api.Get(
            Payins + "/{id}",
            (HttpContext http, string id) => calls.ReadAsync(http, call => reads.ReadAsync(http, call.Owner, id)),
            new("Read a payin", Response: typeof(Charge))
        );
    }

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (limit, offset, standing, problems) = PayinRequests.List(http.Request.Query);
                if (problems.Count > 0)
                    return Errors.Invalid(problems);

                var (total, items) = await CountedPages
                    .ReadAsync(
                        () => engine.Charges.CountAsync(call.Owner, standing, http.RequestAborted),
                        page => engine.Charges.ListAsync(call.Owner, page, standing, http.RequestAborted),
                        limit,
                        offset
                    )
                    .ConfigureAwait(false);
                return ChargeResponses.Of(total, items, await reads.TagAsync(http, call.Owner).ConfigureAwait(false));
            }
        );
}
