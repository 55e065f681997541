using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>Kept cards. They are made by payment and setup intents alone.</summary>
internal sealed class MethodEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Methods = Calls.Account + Names.Methods;
    private const string One = Methods + "/{method}";

    public void Map(RouteGroupBuilder api)
    {
        calls.MapList(
            api,
            Methods,
            new("customer", Names.Customers, IsRequired: true),
            (owner, page, cancellation) => ListAsync(owner, page.FilterId!, cancellation)
        );
        api.MapGet(Calls.Account + Names.Customers + "/{customer}/" + Names.Methods, ListOfCustomerAsync);
        api.MapGet(One, GetAsync);
        api.MapPatch(One, UpdateAsync);
        api.MapPost(One + ":detach", DetachAsync);
    }

    private Task<IResult> UpdateAsync(HttpContext http, string account, string method) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: true,
            async (owner, key, body) =>
            {
                var (change, problem) = MethodRequests.Update(body);
                if (problem is not null)
                    return Errors.Of(problem);

                var call = Once(key, SessionRequests.FingerprintOf("PATCH payment-methods", owner, method, body));
                return Responses.Of(
                    await engine.PaymentMethods.UpdateAsync(owner, method, change!, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    MethodResponses.Write
                );
            }
        );

    private Task<IResult> DetachAsync(HttpContext http, string account, string method) =>
        calls.WriteEmptyAsync(
            http,
            account,
            async (owner, key) =>
            {
                var call = Once(key, Fingerprint.Of("POST payment-methods:detach", owner.ToString(), method));
                return Responses.Of(
                    await engine.PaymentMethods.DetachAsync(owner, method, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    MethodResponses.Write
                );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string method) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                Responses.Of(
                    await engine.PaymentMethods.GetAsync(owner, method, http.RequestAborted).ConfigureAwait(false),
                    MethodResponses.Write
                )
        );

    private Task<IResult> ListOfCustomerAsync(HttpContext http, string account, string customer) =>
        calls.ReadAsync(http, account, owner => ListAsync(owner, customer, http.RequestAborted));

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

    private static IdempotentCall<PaymentMethod>? Once(string? key, string fingerprint) =>
        Calls.Once(key, fingerprint, Responses.Keep<PaymentMethod>(MethodResponses.Write));
}
