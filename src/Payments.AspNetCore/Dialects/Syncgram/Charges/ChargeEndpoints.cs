using Microsoft.AspNetCore.Http;
using Payments.Providers;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's charges and payins.</summary>
internal sealed class ChargeEndpoints(PaymentEngine engine, Calls calls, IEnumerable<IPaymentProvider> providers)
{
    private const string Charges = "/api/v1/payments/charges/{charge}";
    private const string Payins = "/api/v1/payments/payins";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Charges");
        api.Get(
            Charges,
            (HttpContext http, string charge) => ReadAsync(http, charge, ChargeResponse),
            new("Read a charge", Response: typeof(Charge))
        );
        api.Post(
            Charges + "/accept",
            (HttpContext http, string charge) => DecideAsync(http, charge, "accept", engine.Charges.AcceptAsync),
            new("Accept a late payment", Response: typeof(Charge))
        );
        api.Post(
            Charges + "/give-back",
            (HttpContext http, string charge) => DecideAsync(http, charge, "give-back", engine.Charges.RefundAsync),
            new("Refund a late payment", Response: typeof(Charge))
        );
        var payins = routes.Of("Payins");
        payins.Get(Payins, ListAsync, new("List payins", Response: typeof(Charge), IsList: true));
        payins.Get(
            Payins + "/{charge}",
            (HttpContext http, string charge) => ReadAsync(http, charge, PayinResponse),
            new("Read a payin", Response: typeof(Charge))
        );
    }

    private Task<IResult> ReadAsync(HttpContext http, string charge, Func<ChargeResponses.Payin, ApiResponse> respond) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var found = await engine.Charges.GetAsync(call.Owner, Names.Charge.Read(charge), http.RequestAborted).ConfigureAwait(false);
                return found.IsSuccess
                    ? respond(await WithSessionAsync(found.Value, http.RequestAborted).ConfigureAwait(false))
                    : Errors.NoSuch("charge", charge);
            }
        );

    private Task<IResult> DecideAsync(
        HttpContext http,
        string charge,
        string decision,
        Func<Owner, string, IdempotentCall<Charge>?, CancellationToken, ValueTask<Result<Charge>>> decide
    ) =>
        calls.WriteEmptyAsync(
            http,
            async call =>
            {
                var id = Names.Charge.Read(charge);
                var found = await engine.Charges.GetAsync(call.Owner, id, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.NoSuch("charge", charge);

                // What is read beside the charge never changes, so that the response can be stored together with the decision.
                var before = await WithSessionAsync(found.Value, http.RequestAborted).ConfigureAwait(false);
                return await call.OnceAsync<Charge>(
                        "charges/" + decision,
                        id,
                        result => result.IsSuccess ? ChargeResponse(Payin(result.Value, before.Session)) : Errors.Of(result.Refusal),
                        once => decide(call.Owner, id, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (limit, offset, status, problems) = CheckoutRequests.List(http.Request.Query, StatusNames.Charges, "status_filter");
                if (problems.Count > 0)
                    return Errors.Of(problems);

                var standing = status is null ? (ChargeStanding?)null : StatusNames.ChargeStandingOf(status);
                var (total, charges) = await CountedPages
                    .ReadAsync(
                        () => engine.Charges.CountAsync(call.Owner, standing, http.RequestAborted),
                        page => engine.Charges.ListAsync(call.Owner, page, standing, http.RequestAborted),
                        limit,
                        offset
                    )
                    .ConfigureAwait(false);
                var payins = new List<ChargeResponses.Payin>(charges.Count);
                foreach (var charge in charges)
                    payins.Add(await WithSessionAsync(charge, http.RequestAborted).ConfigureAwait(false));
                return Responses.List(total, payins, ChargeResponses.WriteLine);
            }
        );

    private async ValueTask<ChargeResponses.Payin> WithSessionAsync(Charge charge, CancellationToken cancellationToken)
    {
        var session = charge.SessionId is { } id
            ? await engine.CheckoutSessions.GetAsync(charge.Owner, id, cancellationToken).ConfigureAwait(false)
            : default;
        return Payin(charge, session.IsSuccess ? session.Value : null);
    }

    private ChargeResponses.Payin Payin(Charge charge, CheckoutSession? session) =>
        new(
            charge,
            session,
            ChargeResponses.IsRefundable(
                charge,
                charge.BankLineProvider is not null
                    || providers.Any(provider => provider.Name == charge.Provider && provider is IRefundProvider)
            )
        );

    private static ApiResponse ChargeResponse(ChargeResponses.Payin payin) => ApiResponse.Ok(payin, ChargeResponses.WriteCharge);

    private static ApiResponse PayinResponse(ChargeResponses.Payin payin) => ApiResponse.Ok(payin, ChargeResponses.WritePayin);
}
