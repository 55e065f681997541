using System.Text.Json;

namespace Payments.AspNetCore.SyncPay;

/// <summary>SyncPay's quotes. Pure.</summary>
internal static class QuoteResponses
{
    public static ApiResponse Of(Result<Quote> result) =>
        result.IsSuccess ? ApiResponse.Ok(result.Value, Write) : Errors.Of(result.Refusal);

    private static void Write(Utf8JsonWriter writer, Quote quote)
    {
        writer.WriteStartObject();
        writer.WriteString("quote_id", WireIds.Quote.Of(quote.Id));
        writer.WriteString("payment_method", quote.Method);
        Responses.WriteText(writer, "payment_rail", quote.Rail);
        writer.WriteString("base_amount", quote.Pricing.Base.ToDecimalString());
        writer.WriteString("base_currency", quote.Pricing.Base.Currency.Code);
        writer.WriteString("amount_local_base", quote.Amounts.Price.ToDecimalString());
        writer.WriteString("currency", quote.Amounts.CustomerAmount.Currency.Code);
        writer.WriteString("processing_fee", quote.Amounts.Fee.ToDecimalString());
        Responses.WriteText(writer, "exchange_rate", quote.Amounts.Rate is { } rate ? Responses.Rate(rate.Rate) : null);
        writer.WriteString("total_amount", quote.Amounts.CustomerAmount.ToDecimalString());
        writer.WriteBoolean("customer_bears_fee", quote.FeeBearer == FeeBearer.Customer);
        writer.WriteString("expires_at", WireTime.Milliseconds(quote.ExpiresAt));
        writer.WriteString("created_at", WireTime.Milliseconds(quote.CreatedAt));
        writer.WriteEndObject();
    }
}
