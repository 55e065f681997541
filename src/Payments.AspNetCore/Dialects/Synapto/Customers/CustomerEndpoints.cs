using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Customers.</summary>
internal sealed class CustomerEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Customers = Calls.Account + Names.Customers;
    private const string One = Customers + "/{customer}";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Customers");
        api.Post(Customers, CreateAsync, new("Create a customer", typeof(CustomerRequest), typeof(Customer)));
        api.List(calls, Customers, filter: null, new("List customers", Response: typeof(Customer), IsList: true), ListAsync);
        api.Get(One, GetAsync, new("Read a customer", Response: typeof(Customer)));
        api.Patch(One, UpdateAsync, new("Update a customer", typeof(CustomerChange), typeof(Customer)));
        api.Delete(One, DeleteAsync, new("Delete a customer", Response: typeof(Customer)));
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (request, problem) = CustomerRequests.Create(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                return await call.OnceAsync<Customer>(
                        "POST customers",
                        null,
                        CustomerResponses.Write,
                        once => engine.Customers.CreateAsync(call.Owner, request!, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> UpdateAsync(HttpContext http, string customer) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (change, problem) = CustomerRequests.Update(call.Owner, call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                return await call.OnceAsync<Customer>(
                        "PATCH customers",
                        customer,
                        CustomerResponses.Write,
                        once => engine.Customers.UpdateAsync(call.Owner, customer, change!, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> DeleteAsync(HttpContext http, string customer) =>
        calls.WriteEmptyAsync(
            http,
            async call =>
            {
                return await call.OnceAsync<Customer>(
                        Fingerprint.Of("DELETE customers", call.Owner.ToString(), customer),
                        result => Responses.Of(result, CustomerResponses.Write),
                        once => engine.Customers.DeleteAsync(call.Owner, customer, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string customer) =>
        calls.ReadAsync(
            http,
            async call =>
                Responses.Of(
                    await engine.Customers.GetAsync(call.Owner, customer, http.RequestAborted).ConfigureAwait(false),
                    CustomerResponses.Write
                )
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken) =>
        Responses.Of(
            await engine.Customers.ListKeptAsync(owner, page.Request, cancellationToken).ConfigureAwait(false),
            "customers",
            CustomerResponses.Write
        );
}
