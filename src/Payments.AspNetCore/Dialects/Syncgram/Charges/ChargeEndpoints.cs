using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Payments.Providers;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's charges and payins.</summary>
internal sealed class ChargeEndpoints(PaymentEngine engine, Calls calls, IEnumerable<IPaymentProvider> providers)
{
    private const string Charges = "/api/v1/payments/charges/{charge}";
    private const string Payins = "/api/v1/payments/payins";

    public void Map(RouteGroupBuilder api)
    {
        api.MapGet(
            Charges,
            (HttpContext http, string charge) => calls.ReadAsync(http, owner => GetAsync(owner, charge, ChargeAnswer, http.RequestAborted))
        );
        api.MapPost(
            Charges + "/accept",
            (HttpContext http, string charge) => DecideAsync(http, charge, "accept", engine.Charges.AcceptAsync)
        );
        api.MapPost(
            Charges + "/give-back",
            (HttpContext http, string charge) => DecideAsync(http, charge, "give-back", engine.Charges.RefundAsync)
        );
        api.MapGet(Payins, (Delegate)ListAsync);
        api.MapGet(
            Payins + "/{charge}",
            (HttpContext http, string charge) => calls.ReadAsync(http, owner => GetAsync(owner, charge, PayinAnswer, http.RequestAborted))
        );
    }

    private async Task<ApiResponse> GetAsync(
        Owner owner,
        string charge,
        Func<ChargeResponses.Payin, ApiResponse> answer,
        CancellationToken cancellationToken
    )
    {
        var found = await engine.Charges.GetAsync(owner, Names.Charge.Read(charge), cancellationToken).ConfigureAwait(false);
        return found.IsSuccess
            ? answer(await WithSessionAsync(found.Value, cancellationToken).ConfigureAwait(false))
            : Errors.NoSuch("charge", charge);
    }

    private Task<IResult> DecideAsync(
        HttpContext http,
        string charge,
        string decision,
        Func<Owner, string, IdempotentCall<Charge>?, CancellationToken, ValueTask<Result<Charge>>> decide
    ) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async (owner, key, body) =>
            {
                if (CheckoutRequests.Empty(body) is { Count: > 0 } problems)
                    return Errors.Of(problems);

                var id = Names.Charge.Read(charge);
                var found = await engine.Charges.GetAsync(owner, id, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.NoSuch("charge", charge);

                // What is asked for beside the charge never changes, so that the answer can be kept together with the decision.
                var standing = await WithSessionAsync(found.Value, http.RequestAborted).ConfigureAwait(false);
                ApiResponse Answer(Result<Charge> result) =>
                    result.IsSuccess ? ChargeAnswer(Payin(result.Value, standing.Session)) : Errors.Of(result.Refusal);
                var call = Calls.Once<Charge>(
                    key,
                    Fingerprint.Of("POST", "charges/" + decision, owner.ToString(), id),
                    result => Responses.Keep(Answer(result))
                );
                return Responses.Of(await decide(owner, id, call, http.RequestAborted).ConfigureAwait(false), key, Answer);
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async owner =>
            {
                var (limit, offset, status, problems) = CheckoutRequests.List(http.Request.Query, StatusNames.Charges, "status_filter");
                if (problems.Count > 0)
                    return Errors.Of(problems);

                var (total, charges) = await OffsetPages
                    .ReadAsync(
                        cursor => engine.Charges.ListAsync(owner, Limits.PageSize, cursor, http.RequestAborted),
                        charge => status is null || StatusNames.Of(charge).Equals(status, StringComparison.OrdinalIgnoreCase),
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
            ChargeResponses.IsRefundable(charge, providers.Any(provider => provider.Name == charge.Provider && provider is IRefundProvider))
        );

    private static ApiResponse ChargeAnswer(ChargeResponses.Payin payin) => Responses.Ok(payin, ChargeResponses.WriteCharge);

    private static ApiResponse PayinAnswer(ChargeResponses.Payin payin) => Responses.Ok(payin, ChargeResponses.WritePayin);
}
