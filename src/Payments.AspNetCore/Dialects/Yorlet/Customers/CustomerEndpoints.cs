using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Customers.</summary>
internal sealed class CustomerEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Customers = "/v1/customers";
    private const string One = Customers + "/{customer}";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Customers");
        api.Post(Customers, CreateAsync, new("Create a customer", typeof(CustomerRequest), typeof(Customer)));
        api.Get(Customers, ListAsync, new("List customers", Response: typeof(Customer), IsList: true));
        api.Get(One, GetAsync, new("Read a customer", Response: typeof(Customer)));
        api.Post(One, UpdateAsync, new("Update a customer", typeof(CustomerChange), typeof(Customer)));
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

                var write = In(call.Caller.View);
                return await call.OnceAsync<Customer>(
                        "POST customers",
                        null,
                        write,
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
                var (change, problem) = CustomerRequests.Update(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                var write = In(call.Caller.View);
                return await call.OnceAsync<Customer>(
                        "POST customers/update",
                        customer,
                        write,
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
                var write = In(call.Caller.View);
                return await call.OnceAsync<Customer>(
                        "DELETE customers",
                        customer,
                        write,
                        once => engine.Customers.DeleteAsync(call.Owner, customer, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string customer) =>
        calls.ReadAsync(
            http,
            async call =>
                ListRequests.Read(http.Request.Query, []).Problem is { } problem
                    ? Errors.Of(problem)
                    : Responses.Of(
                        await engine.Customers.GetAsync(call.Owner, customer, http.RequestAborted).ConfigureAwait(false),
                        In(call.Caller.View)
                    )
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = ListRequests.Read(http.Request.Query, Names.Customer, []);
                if (problem is not null)
                    return Errors.Of(problem);

                var (refused, items, more) = await ListReader
                    .ReadAsync(request => engine.Customers.ListKeptAsync(call.Owner, request, http.RequestAborted), page!)
                    .ConfigureAwait(false);
                return refused ?? Responses.List(items, more, In(call.Caller.View));
            }
        );

    private static Action<Utf8JsonWriter, Customer> In(ObjectView view) =>
        (writer, customer) => CustomerResponses.Write(writer, customer, view);
}
