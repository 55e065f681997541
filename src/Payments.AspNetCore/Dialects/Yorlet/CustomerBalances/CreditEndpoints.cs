using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Changes of customers' balances.</summary>
internal sealed class CreditEndpoints(PaymentEngine engine, Calls calls, RecordReader reads)
{
    private const string Changes = "/v1/customer_balance_transactions";
    private const string One = Changes + "/{change}";

    private static readonly string[] _expandable = ["customer"];

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Customer balance transactions");
        var type = typeof(CustomerBalanceTransaction);
        api.Post(Changes, CreateAsync, new("Change a customer's balance", type, type));
        api.Get(Changes, ListAsync, new("List changes of customers' balances", Response: type, IsList: true));
        api.Get(One, GetAsync, new("Read a change of a customer's balance", Response: type));
        api.Post(One, UpdateAsync, new("Refuse to update a change of a customer's balance") { AlwaysRefuses = true });
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (asked, problem) = CreditRequests.Create(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                var write = In(call.Caller.View);
                return await call.OnceAsync<CustomerBalanceTransaction>(
                        "POST customer_balance_transactions",
                        null,
                        write,
                        once =>
                            engine.CustomerBalances.AdjustAsync(
                                call.Owner,
                                asked!.Customer,
                                asked.Amount,
                                asked.Description,
                                once,
                                http.RequestAborted
                            )
                    )
                    .ConfigureAwait(false);
            }
        );

    // The documented update reserves a balance for an application, of which there are none; and what is in the ledger is never changed.
    private Task<IResult> UpdateAsync(HttpContext http, string change) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var found = await engine
                    .CustomerBalances.GetTransactionAsync(call.Owner, change, http.RequestAborted)
                    .ConfigureAwait(false);
                return found.IsSuccess
                    ? Errors.Invalid(
                        "application",
                        "A change of a customer's balance is never changed, and there are no "
                            + "applications here that could have it; make another one that corrects it"
                    )
                    : Errors.Of(found.Refusal);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string change) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (expand, problem) = ListRequests.Read(http.Request.Query, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var found = await engine
                    .CustomerBalances.GetTransactionAsync(call.Owner, change, http.RequestAborted)
                    .ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);

                return Responses.Of(
                    found,
                    In(
                        await reads
                            .ViewAsync(call.Caller, expand, [("customer", found.Value.CustomerId)], http.RequestAborted)
                            .ConfigureAwait(false)
                    )
                );
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = ListRequests.Read(http.Request.Query, Names.CustomerBalanceTransaction, _expandable, "customer");
                if (problem is not null)
                    return Errors.Of(problem);
                if (
                    page!.Filter is { } customer
                    && await engine.Customers.GetAsync(call.Owner, customer, http.RequestAborted).ConfigureAwait(false)
                        is { IsSuccess: false }
                )
                    return Errors.NotFound("customer");

                var (refused, changes, more) = await ListReader
                    .ReadAsync(
                        request => engine.CustomerBalances.ListTransactionsAsync(call.Owner, request, page.Filter, http.RequestAborted),
                        page
                    )
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                var view = await reads
                    .ViewAsync(
                        call.Caller,
                        page.Expand,
                        changes.Select(change => ("customer", (string?)change.CustomerId)),
                        http.RequestAborted
                    )
                    .ConfigureAwait(false);
                return Responses.List(changes, more, In(view));
            }
        );

    private static Action<Utf8JsonWriter, CustomerBalanceTransaction> In(ObjectView view) =>
        (writer, change) => CreditResponses.Write(writer, change, view);
}
