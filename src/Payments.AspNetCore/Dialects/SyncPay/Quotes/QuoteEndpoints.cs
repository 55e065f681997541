using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Quotes: what a payment will cost in the customer's currency.</summary>
internal sealed class QuoteEndpoints(PaymentEngine engine, Calls calls)
{
    public void Map(DialectRoutes routes) =>
        routes
            .Of("Quotes")
            .Post(
                "/api/v1/payments/quotes",
                CreateAsync,
                new("Create a quote", typeof(QuoteRequest), typeof(Quote)) { Errors = [StatusCodes.Status403Forbidden] }
            );

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.SellAsync(
            http,
            async (call, methods) =>
            {
                var (request, problems) = QuoteRequests.Create(call.Body, new SupportedCurrencies(methods));
                return request is null
                    ? Errors.Invalid(problems)
                    : QuoteResponses.Of(await engine.Quotes.CreateAsync(call.Owner, request, http.RequestAborted).ConfigureAwait(false));
            }
        );
}
