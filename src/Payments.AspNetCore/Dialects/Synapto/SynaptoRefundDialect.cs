using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Refunds.</summary>
internal sealed class SynaptoRefundDialect(PaymentEngine engine, SynaptoCallDialect calls)
{
    private const string Refunds = SynaptoCallDialect.Account + SynaptoNames.Refunds;
    private const string One = Refunds + "/{refund}";

    public void Map(RouteGroupBuilder api)
    {
        api.MapPost(Refunds, CreateAsync);
        calls.MapList(api, Refunds, new("charge", SynaptoNames.Charges), ListAsync);
        api.MapGet(One, GetAsync);
        api.MapPost(One + ":cancel", CancelAsync);
    }

    private Task<IResult> CreateAsync(HttpContext http, string account) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: true,
            async (owner, key, body) =>
            {
                var (asked, problem) = SynaptoRefundRequests.Create(owner, body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);

                var creation = asked!.Creation;
                if (asked.Amount is { } text)
                {
                    var charge = await engine.Charges.GetAsync(owner, creation.ChargeId, http.RequestAborted).ConfigureAwait(false);
                    if (!charge.IsSuccess)
                        return SynaptoErrors.Of(charge.Refusal);
                    if (SynaptoRefundRequests.ReadAmount(text, charge.Value.Amount.Currency, out var amount) is { } wrong)
                        return SynaptoErrors.Of(wrong);
                    creation = creation with { Amount = amount };
                }

                var call = SynaptoCallDialect.Once(
                    key,
                    SynaptoRequests.FingerprintOf("POST refunds", owner, null, body),
                    SynaptoAnswers.Keep<Refund>(SynaptoRefundAnswers.Write)
                );
                return SynaptoAnswers.Of(
                    await engine.Refunds.CreateAsync(owner, creation, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    SynaptoRefundAnswers.Write
                );
            }
        );

    // No key is needed: a refund is stopped once, and stopping it again changes nothing.
    private Task<IResult> CancelAsync(HttpContext http, string account, string refund) =>
        calls.WriteEmptyAsync(
            http,
            account,
            async (owner, _) =>
                SynaptoAnswers.Of(
                    await engine.Refunds.CancelAsync(owner, refund, http.RequestAborted).ConfigureAwait(false),
                    SynaptoRefundAnswers.Write
                )
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string refund) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                SynaptoAnswers.Of(
                    await engine.Refunds.GetAsync(owner, refund, http.RequestAborted).ConfigureAwait(false),
                    SynaptoRefundAnswers.Write
                )
        );

    private async Task<ApiAnswer> ListAsync(Owner owner, SynaptoListRequests.Page page, CancellationToken cancellationToken)
    {
        if (page.FilterId is not { } charge)
            return SynaptoAnswers.Of(
                await engine.Refunds.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
                "refunds",
                SynaptoRefundAnswers.Write
            );

        var found = await engine.Charges.GetAsync(owner, charge, cancellationToken).ConfigureAwait(false);
        if (!found.IsSuccess)
            return SynaptoErrors.Of(found.Refusal);

        var ofCharge = await FilteredPages
            .ReadAsync(
                (limit, cursor) => engine.Refunds.ListAsync(owner, limit, cursor, cancellationToken),
                refund => refund.ChargeId == charge,
                refund => refund.Id,
                page.Limit,
                page.Cursor
            )
            .ConfigureAwait(false);
        return SynaptoAnswers.Of(ofCharge, "refunds", SynaptoRefundAnswers.Write);
    }
}
