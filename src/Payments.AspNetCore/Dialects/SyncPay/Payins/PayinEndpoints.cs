using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Charges as a merchant's list of what comes in.</summary>
internal sealed class PayinEndpoints(Calls calls, ChargeReader reads)
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
                var (limit, offset, status, problems) = PayinRequests.List(http.Request.Query);
                if (problems.Count > 0)
                    return Errors.Invalid(problems);

                var total = 0;
                var items = new List<Charge>(limit);
                await foreach (var charge in reads.NewestAsync(http, call.Owner).ConfigureAwait(false))
                {
                    if (status is not null && Names.Of(charge) != status)
                        continue;
                    if (total >= offset && items.Count < limit)
                        items.Add(charge);
                    total++;
                }

                return ChargeResponses.Of(total, items, await reads.TagAsync(http, call.Owner).ConfigureAwait(false));
            }
        );
}
