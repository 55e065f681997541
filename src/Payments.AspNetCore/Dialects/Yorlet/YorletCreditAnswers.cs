using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Changes of customers' balances. Pure.</summary>
internal static class YorletCreditAnswers
{
    public static void Write(Utf8JsonWriter writer, CustomerBalanceTransaction change, YorletViewAnswers view)
    {
        writer.WriteStartObject();
        YorletAnswers.WriteHead(writer, change.Id, "customer_balance_transaction", change.CreatedAt, view);
        YorletAnswers.WriteAmount(writer, "amount", change.Amount);
        YorletAnswers.WriteNulls(writer, "application");
        writer.WriteString("currency", YorletNames.Of(change.Amount.Currency));
        view.WriteReference(writer, "customer", change.CustomerId);
        writer.WriteString("description", change.Description);
        YorletAnswers.WriteAmount(writer, "ending_balance", change.EndingBalance);
        YorletAnswers.WriteNulls(writer, "invoice");
        writer.WriteString("type", YorletNames.Of(change.Type));
        writer.WriteEndObject();
    }
}
