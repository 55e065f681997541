using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Charges, to be read.</summary>
internal sealed class ChargeEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Charges = Calls.Account + Names.Charges;

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Charges");
        api.List(
            calls,
            Charges,
            new("payment_intent", Names.Intents),
            new("List charges", Response: typeof(Charge), IsList: true),
            ListAsync
        );
        api.Get(Charges + "/{charge}", GetAsync, new("Read a charge", Response: typeof(Charge)));
    }

    private Task<IResult> GetAsync(HttpContext http, string charge) =>
        calls.ReadAsync(
            http,
            async call =>
                Responses.Of(
                    await engine.Charges.GetAsync(call.Owner, charge, http.RequestAborted).ConfigureAwait(false),
                    ChargeResponses.Write
                )
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken)
    {
        if (page.FilterId is not { } intent)
            return Responses.Of(
                await engine.Charges.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
                "charges",
                ChargeResponses.Write
            );

        // All in one page: an intent tries no more than fit.
        var found = await engine.PaymentIntents.GetAsync(owner, intent, cancellationToken).ConfigureAwait(false);
        return found.IsSuccess
            ? Responses.Page(
                (await engine.PaymentIntents.ListChargesAsync(owner, intent, cancellationToken).ConfigureAwait(false)).Reverse(),
                null,
                "charges",
                ChargeResponses.Write
            )
            : Errors.Of(found.Refusal);
    }
}
