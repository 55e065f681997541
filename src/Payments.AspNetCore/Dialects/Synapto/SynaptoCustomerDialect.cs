using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Customers.</summary>
internal sealed class SynaptoCustomerDialect(PaymentEngine engine, SynaptoCallDialect calls)
{
    private const string Customers = SynaptoCallDialect.Account + SynaptoNames.Customers;
    private const string One = Customers + "/{customer}";

    public void Map(RouteGroupBuilder api)
    {
        api.MapPost(Customers, CreateAsync);
        calls.MapList(api, Customers, filter: null, ListAsync);
        api.MapGet(One, GetAsync);
        api.MapPatch(One, UpdateAsync);
        api.MapDelete(One, DeleteAsync);
    }

    private Task<IResult> CreateAsync(HttpContext http, string account) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: true,
            async (owner, key, body) =>
            {
                var (request, problem) = SynaptoCustomerRequests.Create(body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);

                var call = Once(key, SynaptoRequests.FingerprintOf("POST customers", owner, null, body));
                return SynaptoAnswers.Of(
                    await engine.Customers.CreateAsync(owner, request!, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    SynaptoCustomerAnswers.Write
                );
            }
        );

    private Task<IResult> UpdateAsync(HttpContext http, string account, string customer) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: true,
            async (owner, key, body) =>
            {
                var (change, problem) = SynaptoCustomerRequests.Update(owner, body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);

                var call = Once(key, SynaptoRequests.FingerprintOf("PATCH customers", owner, customer, body));
                return SynaptoAnswers.Of(
                    await engine.Customers.UpdateAsync(owner, customer, change!, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    SynaptoCustomerAnswers.Write
                );
            }
        );

    private Task<IResult> DeleteAsync(HttpContext http, string account, string customer) =>
        calls.WriteEmptyAsync(
            http,
            account,
            async (owner, key) =>
            {
                var call = Once(key, Fingerprint.Of("DELETE customers", owner.ToString(), customer));
                return SynaptoAnswers.Of(
                    await engine.Customers.DeleteAsync(owner, customer, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    SynaptoCustomerAnswers.Write
                );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string customer) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                SynaptoAnswers.Of(
                    await engine.Customers.GetAsync(owner, customer, http.RequestAborted).ConfigureAwait(false),
                    SynaptoCustomerAnswers.Write
                )
        );

    private async Task<ApiAnswer> ListAsync(Owner owner, SynaptoListRequests.Page page, CancellationToken cancellationToken)
    {
        var standing = await FilteredPages
            .ReadAsync(
                (limit, cursor) => engine.Customers.ListAsync(owner, limit, cursor, cancellationToken),
                customer => !customer.IsDeleted,
                customer => customer.Id,
                page.Limit,
                page.Cursor
            )
            .ConfigureAwait(false);
        return SynaptoAnswers.Of(standing, "customers", SynaptoCustomerAnswers.Write);
    }

    private static IdempotentCall<Customer>? Once(string? key, string fingerprint) =>
        SynaptoCallDialect.Once(key, fingerprint, SynaptoAnswers.Keep<Customer>(SynaptoCustomerAnswers.Write));
}
