using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Balances.</summary>
/// <param name="calls">The pipeline.</param>
/// <param name="reads">Reads the charges that are added up.</param>
/// <param name="rates">The host's exchange rates, for the total; none where it set none.</param>
internal sealed class BalanceEndpoints(Calls calls, ChargeReader reads, IEnumerable<IExchangeRates> rates)
{
    public void Map(DialectRoutes routes) =>
        routes.Of("Accounts").Get("/api/v1/accounts/balances", ListAsync, new("List balances", Response: typeof(Balance), IsList: true));

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var balances = new BalanceResponses();
                await foreach (var charge in reads.NewestAsync(http, call.Owner).ConfigureAwait(false))
                    balances.Add(charge);

                var toUsd = new Dictionary<Currency, decimal> { [Currency.Usd] = 1 };
                foreach (var currency in balances.Currencies)
                {
                    if (
                        rates.LastOrDefault() is { } known
                        && await known.GetAsync(currency, Currency.Usd, http.RequestAborted).ConfigureAwait(false)
                            is { IsSuccess: true } rate
                    )
                        toUsd[currency] = rate.Value.Rate;
                }

                return balances.Of(call.Owner, toUsd);
            }
        );
}
