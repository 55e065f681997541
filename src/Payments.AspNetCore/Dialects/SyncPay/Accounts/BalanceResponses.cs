using System.Globalization;

namespace Payments.AspNetCore.SyncPay;

/// <summary>
/// Balances by currency, added up from charges: available is what paid ones settle, less what was refunded; pending is what open
/// ones would. Pure.
/// </summary>
internal sealed class BalanceResponses
{
    private readonly SortedDictionary<string, (Money Available, Money Pending)> _sums = new(StringComparer.Ordinal);

    /// <summary>Adds a charge to the sums.</summary>
    public void Add(Charge charge)
    {
        var settles = charge.Settlement;
        var zero = Money.Zero(settles.Currency);
        var (available, pending) = _sums.GetValueOrDefault(settles.Currency.Code, (zero, zero));
        if (charge.IsPaid)
            available += settles - charge.AmountRefunded;
        else if (charge.IsOpen)
            pending += settles;
        else
            return;

        _sums[settles.Currency.Code] = (available, pending);
    }

    /// <summary>The currencies with a sum.</summary>
    public IEnumerable<Currency> Currencies => _sums.Values.Select(sum => sum.Available.Currency);

    /// <summary>The response.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="toUsd">US dollars for one of each currency; one that is missing leaves the total null.</param>
    public ApiResponse Of(Owner owner, IReadOnlyDictionary<Currency, decimal> toUsd) =>
        ApiResponse.Ok(
            (owner, toUsd, _sums),
            static (writer, shown) =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("success", true);
                writer.WriteString("account_id", shown.owner.Account);
                writer.WriteStartArray("balances");
                foreach (var (code, (available, pending)) in shown._sums)
                {
                    writer.WriteStartObject();
                    writer.WriteString("currency", code);
                    writer.WriteString("available_balance", available.ToDecimalString());
                    writer.WriteString("pending_balance", pending.ToDecimalString());
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                var all = shown._sums.Values.All(sum => shown.toUsd.ContainsKey(sum.Available.Currency));
                var total = all
                    ? shown._sums.Values.Sum(sum => sum.Available.ToDecimal() * shown.toUsd[sum.Available.Currency])
                    : (decimal?)null;
                Responses.WriteText(
                    writer,
                    "total_balance_usd",
                    total is { } known
                        ? Math.Round(known, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture)
                        : null
                );
                writer.WriteEndObject();
            }
        );
}
