using System.Globalization;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Balances by currency: the documented fields, then ours. Pure.</summary>
internal static class BalanceResponses
{
    /// <summary>The response.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="balances">The ledger's balances, by the code of their currency.</param>
    /// <param name="toUsd">US dollars for one of each currency; one that is missing leaves the total null.</param>
    public static ApiResponse Of(Owner owner, IReadOnlyList<Balance> balances, IReadOnlyDictionary<Currency, decimal> toUsd) =>
        ApiResponse.Ok(
            (owner, balances, toUsd),
            static (writer, shown) =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("success", true);
                writer.WriteString("account_id", shown.owner.Account);
                writer.WriteStartArray("balances");
                foreach (var balance in shown.balances)
                {
                    writer.WriteStartObject();
                    writer.WriteString("currency", balance.Currency.Code);
                    writer.WriteString("available_balance", balance.Available.ToDecimalString());
                    writer.WriteString("pending_balance", balance.Pending.ToDecimalString());
                    writer.WriteString("reserved_balance", balance.Reserved.ToDecimalString());
                    writer.WriteString("suspense_balance", balance.Suspense.ToDecimalString());
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                Responses.WriteText(writer, "total_balance_usd", TotalOf(shown.balances, shown.toUsd));
                writer.WriteEndObject();
            }
        );

    private static string? TotalOf(IReadOnlyList<Balance> balances, IReadOnlyDictionary<Currency, decimal> toUsd) =>
        balances.All(balance => toUsd.ContainsKey(balance.Currency))
            ? Math.Round(balances.Sum(balance => balance.Available.ToDecimal() * toUsd[balance.Currency]), 2, MidpointRounding.AwayFromZero)
                .ToString("0.00", CultureInfo.InvariantCulture)
            : null;
}
