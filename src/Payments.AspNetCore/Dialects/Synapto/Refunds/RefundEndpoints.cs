using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Refunds.</summary>
internal sealed class RefundEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Refunds = Calls.Account + Names.Refunds;
    private const string One = Refunds + "/{refund}";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Refunds");
        api.Post(Refunds, CreateAsync, new("Refund a charge", typeof(RefundCreation), typeof(Refund)));
        api.List(calls, Refunds, new("charge", Names.Charges), new("List refunds", Response: typeof(Refund), IsList: true), ListAsync);
        api.Get(One, GetAsync, new("Read a refund", Response: typeof(Refund)));
        api.Post(One + ":cancel", CancelAsync, new("Cancel a refund", Response: typeof(Refund)));
        api.Post(
            One + ":markSent",
            MarkSentAsync,
            new("Say that a refund made by hand was sent", typeof(RefundState.Succeeded), typeof(Refund))
        );
        api.Post(
            One + ":markFailed",
            MarkFailedAsync,
            new("Say that a refund made by hand failed", typeof(RefundState.Failed), typeof(Refund))
        );
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (asked, problem) = RefundRequests.Create(call.Owner, call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                var creation = asked!.Creation;
                if (asked.Amount is { } text)
                {
                    var charge = await engine.Charges.GetAsync(call.Owner, creation.ChargeId!, http.RequestAborted).ConfigureAwait(false);
                    if (!charge.IsSuccess)
                        return Errors.Of(charge.Refusal);
                    if (RefundRequests.ReadAmount(text, charge.Value.Amount.Currency, out var amount) is { } wrong)
                        return Errors.Of(wrong);
                    creation = creation with { Amount = amount };
                }

                return await call.OnceAsync<Refund>(
                        "POST refunds",
                        null,
                        RefundResponses.Write,
                        once => engine.Refunds.CreateAsync(call.Owner, creation, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    // No key is needed: a refund is stopped once, and stopping it again changes nothing.
    private Task<IResult> CancelAsync(HttpContext http, string refund) =>
        calls.WriteEmptyAsync(
            http,
            async call =>
                Responses.Of(
                    await engine.Refunds.CancelAsync(call.Owner, refund, http.RequestAborted).ConfigureAwait(false),
                    RefundResponses.Write
                )
        );

    // No key is needed: marking again changes nothing.
    private Task<IResult> MarkSentAsync(HttpContext http, string refund) =>
        MarkAsync(
            http,
            refund,
            RefundRequests.Sent,
            (owner, id, reference) => engine.Refunds.MarkSentAsync(owner, id, reference, http.RequestAborted)
        );

    private Task<IResult> MarkFailedAsync(HttpContext http, string refund) =>
        MarkAsync(
            http,
            refund,
            RefundMarks.Failed,
            (owner, id, reason) => engine.Refunds.MarkFailedAsync(owner, id, reason!, http.RequestAborted)
        );

    private Task<IResult> MarkAsync(
        HttpContext http,
        string refund,
        Func<JsonElement, (string? Text, FieldProblems Problems)> read,
        Func<Owner, string, string?, ValueTask<Result<Refund>>> mark
    ) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var (text, problems) = read(call.Body);
                return problems.Count > 0
                    ? calls.Refuse(problems)
                    : Responses.Of(await mark(call.Owner, refund, text).ConfigureAwait(false), RefundResponses.Write);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string refund) =>
        calls.ReadAsync(
            http,
            async call =>
                Responses.Of(
                    await engine.Refunds.GetAsync(call.Owner, refund, http.RequestAborted).ConfigureAwait(false),
                    RefundResponses.Write
                )
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
        return found.IsSuccess
            ? Responses.Of(
                await engine.Refunds.ListOfChargeAsync(owner, charge, page.Request, cancellationToken).ConfigureAwait(false),
                "refunds",
                RefundResponses.Write
            )
            : Errors.Of(found.Refusal);
    }
}
