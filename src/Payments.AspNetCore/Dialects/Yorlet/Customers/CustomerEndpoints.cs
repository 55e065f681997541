using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Customers.</summary>
internal sealed class CustomerEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Customers = "/v1/customers";
    private const string One = Customers + "/{customer}";

    public void Map(RouteGroupBuilder api)
    {
        api.MapPost(Customers, (Delegate)CreateAsync);
        api.MapGet(Customers, (Delegate)ListAsync);
        api.MapGet(One, GetAsync);
        api.MapPost(One, UpdateAsync);
        api.MapDelete(One, DeleteAsync);
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

                var write = In(call.View);
                var made = await engine
                    .Customers.CreateAsync(call.Owner, request!, call.Once("POST customers", null, write), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.Of(made, call.Key, write);
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

                var write = In(call.View);
                var changed = await engine
                    .Customers.UpdateAsync(
                        call.Owner,
                        customer,
                        change!,
                        call.Once("POST customers/update", customer, write),
                        http.RequestAborted
                    )
                    .ConfigureAwait(false);
                return Responses.Of(changed, call.Key, write);
            }
        );

    private Task<IResult> DeleteAsync(HttpContext http, string customer) =>
        calls.WriteEmptyAsync(
            http,
            async call =>
            {
                var write = In(call.View);
                var deleted = await engine
                    .Customers.DeleteAsync(call.Owner, customer, call.Once("DELETE customers", customer, write), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.Of(deleted, call.Key, write);
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
                        In(call.View)
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
                    .ReadAsync(
                        (limit, cursor) => engine.Customers.ListAsync(call.Owner, limit, cursor, http.RequestAborted),
                        customer => !customer.IsDeleted,
                        customer => customer.Id,
                        page!
                    )
                    .ConfigureAwait(false);
                return refused ?? Responses.List(items, more, In(call.View));
            }
        );

    private static Action<Utf8JsonWriter, Customer> In(ObjectView view) =>
        (writer, customer) => CustomerResponses.Write(writer, customer, view);
}
