using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>The queries of SyncPay's catalog. Pure.</summary>
internal static class CatalogRequests
{
    public static (AccountMethod? Method, Currency? Currency, FieldProblems Problems) Rails(
        IQueryCollection query,
        IReadOnlyList<AccountMethod> methods
    )
    {
        var fields = new QueryFields(query);
        var method = fields.Optional("payment_method") is { } id ? methods.FirstOrDefault(known => known.Method == id) : null;
        if (method is null)
            fields.Problems.Add(
                "payment_method",
                $"payment_method is required: one of {string.Join(", ", methods.Select(known => known.Method))}"
            );
        if (fields.Optional("currency") is not { } code)
            return (method, null, fields.Problems);
        if (!Currency.TryGet(code, out var currency, out var error))
            fields.Problems.Add("currency", CurrencyRefusals.Describe(error));
        else if (method is not null && !method.Offer.Currencies.Contains(currency))
            fields.Problems.Add(
                "currency",
                $"{method.Method} does not take {currency.Code}; choose one of "
                    + $"{string.Join(", ", method.Offer.Currencies.Select(known => known.Code))}"
            );
        return (method, currency, fields.Problems);
    }
}
