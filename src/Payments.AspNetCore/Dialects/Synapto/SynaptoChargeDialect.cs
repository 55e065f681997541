using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Charges, to be read.</summary>
internal sealed class SynaptoChargeDialect(PaymentEngine engine, SynaptoCallDialect calls)
{
    private const string Charges = SynaptoCallDialect.Account + SynaptoNames.Charges;

    public void Map(RouteGroupBuilder api)
    {
        calls.MapList(api, Charges, new("payment_intent", SynaptoNames.Intents), ListAsync);
        api.MapGet(Charges + "/{charge}", GetAsync);
    }

    private Task<IResult> GetAsync(HttpContext http, string account, string charge) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                SynaptoAnswers.Of(
                    await engine.Charges.GetAsync(owner, charge, http.RequestAborted).ConfigureAwait(false),
                    SynaptoChargeAnswers.Write
                )
        );

    private async Task<ApiAnswer> ListAsync(Owner owner, SynaptoListRequests.Page page, CancellationToken cancellationToken)
    {
        if (page.FilterId is not { } intent)
            return SynaptoAnswers.Of(
                await engine.Charges.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
                "charges",
                SynaptoChargeAnswers.Write
            );

        // All in one page: an intent tries no more than fit.
        var found = await engine.PaymentIntents.GetAsync(owner, intent, cancellationToken).ConfigureAwait(false);
        return found.IsSuccess
            ? SynaptoAnswers.Page(
                (await engine.PaymentIntents.ListChargesAsync(owner, intent, cancellationToken).ConfigureAwait(false)).Reverse(),
                null,
                "charges",
                SynaptoChargeAnswers.Write
            )
            : SynaptoErrors.Of(found.Refusal);
    }
}
