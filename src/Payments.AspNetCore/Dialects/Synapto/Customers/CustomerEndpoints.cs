using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>Customers.</summary>
internal sealed class CustomerEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Customers = Calls.Account + Names.Customers;
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
                var (request, problem) = CustomerRequests.Create(body);
                if (problem is not null)
                    return Errors.Of(problem);

                var call = Once(key, SessionRequests.FingerprintOf("POST customers", owner, null, body));
                return Responses.Of(
                    await engine.Customers.CreateAsync(owner, request!, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    CustomerResponses.Write
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
                var (change, problem) = CustomerRequests.Update(owner, body);
                if (problem is not null)
                    return Errors.Of(problem);

                var call = Once(key, SessionRequests.FingerprintOf("PATCH customers", owner, customer, body));
                return Responses.Of(
                    await engine.Customers.UpdateAsync(owner, customer, change!, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    CustomerResponses.Write
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
                return Responses.Of(
                    await engine.Customers.DeleteAsync(owner, customer, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    CustomerResponses.Write
                );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string customer) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                Responses.Of(
                    await engine.Customers.GetAsync(owner, customer, http.RequestAborted).ConfigureAwait(false),
                    CustomerResponses.Write
                )
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken)
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
        return Responses.Of(standing, "customers", CustomerResponses.Write);
    }

    private static IdempotentCall<Customer>? Once(string? key, string fingerprint) =>
        Calls.Once(key, fingerprint, Responses.Keep<Customer>(CustomerResponses.Write));
}
