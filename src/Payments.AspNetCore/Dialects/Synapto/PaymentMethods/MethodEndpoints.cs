using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Saved cards. They are made by payment and setup intents alone.</summary>
internal sealed class MethodEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Methods = Calls.Account + Names.Methods;
    private const string One = Methods + "/{method}";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Payment methods");
        var listing = new EndpointDescription("List a customer's payment methods", Response: typeof(PaymentMethod), IsList: true);
        api.List(
            calls,
            Methods,
            new("customer", Names.Customers, IsRequired: true),
            listing,
            (owner, page, cancellation) => ListAsync(owner, page.FilterId!, cancellation)
        );
        api.Get(Calls.Account + Names.Customers + "/{customer}/" + Names.Methods, ListOfCustomerAsync, listing);
        api.Get(One, GetAsync, new("Read a payment method", Response: typeof(PaymentMethod)));
        api.Patch(One, UpdateAsync, new("Update a payment method", typeof(PaymentMethodChange), typeof(PaymentMethod)));
        api.Post(One + ":detach", DetachAsync, new("Detach a payment method from its customer", Response: typeof(PaymentMethod)));
    }

    private Task<IResult> UpdateAsync(HttpContext http, string method) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (change, problem) = MethodRequests.Update(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                return await call.OnceAsync<PaymentMethod>(
                        "PATCH payment-methods",
                        method,
                        MethodResponses.Write,
                        once => engine.PaymentMethods.UpdateAsync(call.Owner, method, change!, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> DetachAsync(HttpContext http, string method) =>
        calls.WriteEmptyAsync(
            http,
            async call =>
            {
                return await call.OnceAsync<PaymentMethod>(
                        Fingerprint.Of("POST payment-methods:detach", call.Owner.ToString(), method),
                        result => Responses.Of(result, MethodResponses.Write),
                        once => engine.PaymentMethods.DetachAsync(call.Owner, method, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string method) =>
        calls.ReadAsync(
            http,
            async call =>
                Responses.Of(
                    await engine.PaymentMethods.GetAsync(call.Owner, method, http.RequestAborted).ConfigureAwait(false),
                    MethodResponses.Write
                )
        );

    private Task<IResult> ListOfCustomerAsync(HttpContext http, string customer) =>
        calls.ReadAsync(http, call => ListAsync(call.Owner, customer, http.RequestAborted));

    // All in one page: a customer keeps no more.
    private async Task<ApiResponse> ListAsync(Owner owner, string customer, CancellationToken cancellationToken)
    {
        var found = await engine.Customers.GetAsync(owner, customer, cancellationToken).ConfigureAwait(false);
        return found.IsSuccess
            ? Responses.Page(
                await engine.PaymentMethods.ListAsync(owner, customer, cancellationToken).ConfigureAwait(false),
                null,
                "payment_methods",
                MethodResponses.Write
            )
            : Errors.Of(found.Refusal);
    }
}
