using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Changes of customers' balances. Pure.</summary>
internal static class CreditResponses
{
    public static void Write(Utf8JsonWriter writer, CustomerBalanceTransaction change, ObjectView view)
    {
        writer.WriteStartObject();
        Responses.WriteHead(writer, change.Id, "customer_balance_transaction", change.CreatedAt, view);
        Responses.WriteAmount(writer, "amount", change.Amount);
        Responses.WriteNulls(writer, "application");
        writer.WriteString("currency", Names.Of(change.Amount.Currency));
        view.WriteReference(writer, "customer", change.CustomerId);
        writer.WriteString("description", change.Description);
        Responses.WriteAmount(writer, "ending_balance", change.EndingBalance);
        Responses.WriteNulls(writer, "invoice");
        writer.WriteString("type", Names.Of(change.Type));
        writer.WriteEndObject();
    }
}
