using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>Charges, to be read.</summary>
internal sealed class ChargeEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Charges = Calls.Account + Names.Charges;

    public void Map(RouteGroupBuilder api)
    {
        calls.MapList(api, Charges, new("payment_intent", Names.Intents), ListAsync);
        api.MapGet(Charges + "/{charge}", GetAsync);
    }

    private Task<IResult> GetAsync(HttpContext http, string account, string charge) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                Responses.Of(await engine.Charges.GetAsync(owner, charge, http.RequestAborted).ConfigureAwait(false), ChargeResponses.Write)
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
