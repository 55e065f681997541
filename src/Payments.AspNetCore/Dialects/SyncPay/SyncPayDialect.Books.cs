using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <content>What is read across charges, and what there is to choose from.</content>
internal sealed partial class SyncPayDialect
{
    /// <summary>How far back lists and balances look until there is a ledger: the newest 10,000 charges, 100 at a time.</summary>
    private const int MaximumScan = 10_000;

    private Task<IResult> ListPayinsAsync(HttpContext http) =>
        ReadAsync(
            http,
            async owner =>
            {
                var (limit, offset, status, problems) = CheckoutRequests.Payins(http.Request.Query);
                if (problems.Count > 0)
                    return Errors.Invalid(problems);

                var total = 0;
                var items = new List<Charge>(limit);
                await foreach (var charge in NewestChargesAsync(http, owner).ConfigureAwait(false))
                {
                    if (status is not null && Names.Of(charge) != status)
                        continue;
                    if (total >= offset && items.Count < limit)
                        items.Add(charge);
                    total++;
                }

                return ChargeResponses.Of(total, items, await TagAsync(http, owner).ConfigureAwait(false));
            }
        );

    private Task<IResult> BalancesAsync(HttpContext http) =>
        ReadAsync(
            http,
            async owner =>
            {
                var balances = new BalanceResponses();
                await foreach (var charge in NewestChargesAsync(http, owner).ConfigureAwait(false))
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

                return balances.Of(owner, toUsd);
            }
        );

    private Task<IResult> OrganizationAsync(HttpContext http) =>
        ReadAsync(
            http,
            async owner =>
                CatalogResponses.Organization(
                    owner,
                    await engine.AcceptedMethods.ListAsync(owner, http.RequestAborted).ConfigureAwait(false)
                )
        );

    private Task<IResult> RailsAsync(HttpContext http) =>
        ReadAsync(
            http,
            async owner =>
            {
                var methods = await engine.AcceptedMethods.ListAsync(owner, http.RequestAborted).ConfigureAwait(false);
                var (method, currency, problems) = CheckoutRequests.Rails(http.Request.Query, methods);
                return problems.Count > 0 ? Errors.Invalid(problems) : CatalogResponses.Rails(method!, currency);
            }
        );

    private Task<IResult> MethodsAsync(HttpContext http) => OfferAsync(http, CatalogResponses.Methods);

    private Task<IResult> CurrenciesAsync(HttpContext http) => OfferAsync(http, CatalogResponses.Currencies);

    /// <summary>
    /// Public: without a key what the live processor offers, or the test one where there is no other; with a key what that
    /// account takes.
    /// </summary>
    private async Task<IResult> OfferAsync(HttpContext http, Func<IReadOnlyList<MethodOffer>, ApiResponse> answer)
    {
        if (http.Request.Headers.Authorization.Count > 0)
        {
            return await ReadAsync(
                    http,
                    async owner =>
                        answer([
                            .. (await engine.AcceptedMethods.ListAsync(owner, http.RequestAborted).ConfigureAwait(false)).Select(method =>
                                method.Offer
                            ),
                        ])
                )
                .ConfigureAwait(false);
        }

        var live = engine.AcceptedMethods.Offered(Owner.Live("public"));
        return answer(live.Count > 0 ? live : engine.AcceptedMethods.Offered(Owner.Test("public")));
    }

    private async IAsyncEnumerable<Charge> NewestChargesAsync(HttpContext http, Owner owner)
    {
        string? cursor = null;
        for (var seen = 0; seen < MaximumScan; seen += Limits.PageSize)
        {
            var page = (await engine.Charges.ListAsync(owner, Limits.PageSize, cursor, http.RequestAborted).ConfigureAwait(false)).Value;
            foreach (var charge in page.Items)
                yield return charge;

            cursor = page.NextCursor;
            if (cursor is null)
                yield break;
        }
    }
}
