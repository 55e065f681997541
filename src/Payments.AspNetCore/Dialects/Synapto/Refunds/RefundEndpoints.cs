using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>Refunds.</summary>
internal sealed class RefundEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Refunds = Calls.Account + Names.Refunds;
    private const string One = Refunds + "/{refund}";

    public void Map(RouteGroupBuilder api)
    {
        api.MapPost(Refunds, CreateAsync);
        calls.MapList(api, Refunds, new("charge", Names.Charges), ListAsync);
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
                var (asked, problem) = RefundRequests.Create(owner, body);
                if (problem is not null)
                    return Errors.Of(problem);

                var creation = asked!.Creation;
                if (asked.Amount is { } text)
                {
                    var charge = await engine.Charges.GetAsync(owner, creation.ChargeId!, http.RequestAborted).ConfigureAwait(false);
                    if (!charge.IsSuccess)
                        return Errors.Of(charge.Refusal);
                    if (RefundRequests.ReadAmount(text, charge.Value.Amount.Currency, out var amount) is { } wrong)
                        return Errors.Of(wrong);
                    creation = creation with { Amount = amount };
                }

                var call = Calls.Once(
                    key,
                    SessionRequests.FingerprintOf("POST refunds", owner, null, body),
                    Responses.Keep<Refund>(RefundResponses.Write)
                );
                return Responses.Of(
                    await engine.Refunds.CreateAsync(owner, creation, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    RefundResponses.Write
                );
            }
        );

    // No key is needed: a refund is stopped once, and stopping it again changes nothing.
    private Task<IResult> CancelAsync(HttpContext http, string account, string refund) =>
        calls.WriteEmptyAsync(
            http,
            account,
            async (owner, _) =>
                Responses.Of(
                    await engine.Refunds.CancelAsync(owner, refund, http.RequestAborted).ConfigureAwait(false),
                    RefundResponses.Write
                )
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string refund) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                Responses.Of(await engine.Refunds.GetAsync(owner, refund, http.RequestAborted).ConfigureAwait(false), RefundResponses.Write)
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken)
    {
        if (page.FilterId is not { } charge)
            return Responses.Of(
                await engine.Refunds.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
                "refunds",
                RefundResponses.Write
            );

        var found = await engine.Charges.GetAsync(owner, charge, cancellationToken).ConfigureAwait(false);
        if (!found.IsSuccess)
            return Errors.Of(found.Refusal);

        var ofCharge = await FilteredPages
            .ReadAsync(
                (limit, cursor) => engine.Refunds.ListAsync(owner, limit, cursor, cancellationToken),
                refund => refund.ChargeId == charge,
                refund => refund.Id,
                page.Limit,
                page.Cursor
            )
            .ConfigureAwait(false);
        return Responses.Of(ofCharge, "refunds", RefundResponses.Write);
    }
}
