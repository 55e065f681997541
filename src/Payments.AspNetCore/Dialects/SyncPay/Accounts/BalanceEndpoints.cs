using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Balances, as the ledger has them.</summary>
/// <param name="engine">The engine.</param>
/// <param name="calls">The pipeline.</param>
/// <param name="rates">The host's exchange rates, for the total; none where it set none.</param>
internal sealed class BalanceEndpoints(PaymentEngine engine, Calls calls, IEnumerable<IExchangeRates> rates)
{
    public void Map(DialectRoutes routes) =>
        routes.Of("Accounts").Get("/api/v1/accounts/balances", ListAsync, new("List balances", Response: typeof(Balance), IsList: true));

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var balances = await engine.Ledger.ListBalancesAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);
                var toUsd = new Dictionary<Currency, decimal> { [Currency.Usd] = 1 };
                foreach (var currency in balances.Select(balance => balance.Currency))
                {
                    if (
                        rates.LastOrDefault() is { } known
                        && await known.GetAsync(currency, Currency.Usd, http.RequestAborted).ConfigureAwait(false)
                            is { IsSuccess: true } rate
                    )
                        toUsd[currency] = rate.Value.Rate;
                }

                return BalanceResponses.Of(call.Owner, balances, toUsd);
            }
        );
}
