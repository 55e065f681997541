using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>
/// SyncPay's checkouts and quotes. A new checkout answers with the document's six fields in their order; what else stands here is
/// this library's. Pure.
/// </summary>
internal static class Responses
{
    private const int RateDigits = 10;

    /// <summary>A checkout that was made.</summary>
    public static ApiResponse Created(Result<CheckoutSession> result, string ownerTag) =>
        result.IsSuccess
            ? Ok(JsonText.Write((result.Value, ownerTag), static (writer, made) => WriteCreated(writer, made.Value, made.ownerTag)))
            : Errors.Of(result.Refusal);

    /// <summary>A checkout that was looked up: the same fields, and what became of it.</summary>
    public static ApiResponse Checkout(CheckoutSession session, string ownerTag) =>
        Ok(
            JsonText.Write(
                (session, ownerTag),
                static (writer, found) =>
                {
                    writer.WriteStartObject();
                    WriteFields(writer, found.session, found.ownerTag);
                    WriteText(writer, "charge_id", ChargeOf(found.session.State) is { } charge ? WireIds.Charge.Of(charge) : null);
                    writer.WritePropertyName("metadata");
                    found.session.Metadata.WriteTo(writer);
                    writer.WriteString("updated_at", WireTime.Milliseconds(found.session.UpdatedAt));
                    writer.WriteEndObject();
                }
            )
        );

    public static ApiResponse Of(Result<Quote> result) =>
        result.IsSuccess ? Ok(JsonText.Write(result.Value, Write)) : Errors.Of(result.Refusal);

    /// <summary>What an idempotent call brought; a repetition says so in its headers.</summary>
    public static ApiResponse Of<T>(Result<T> outcome, string? key, Func<Result<T>, ApiResponse> render)
        where T : class
    {
        if (outcome.Response is not { } answer)
            return render(outcome);

        KeyValuePair<string, string>[] headers = outcome.IsReplay
            ? [new(IdempotencyHeader.Name, key!), new("Idempotent-Replayed", "true")]
            : [new(IdempotencyHeader.Name, key!)];
        return new ApiResponse(answer.Code, answer.Body) { Headers = headers };
    }

    /// <summary>An answer as it is kept for an idempotency key.</summary>
    public static StoredResponse Keep(ApiResponse answer) => new(answer.Status, answer.Body);

    public static ApiResponse Ok(string body) => new(StatusCodes.Status200OK, body);

    /// <summary>A text that may be null.</summary>
    public static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is null)
            writer.WriteNull(name);
        else
            writer.WriteString(name, value);
    }

    /// <summary>A rate with at most ten significant digits: amounts were reckoned with all that it has.</summary>
    public static string Rate(decimal rate)
    {
        var whole = 0;
        for (var rest = decimal.Truncate(rate); rest >= 1; rest = decimal.Truncate(rest / 10))
            whole++;
        var leadingZeros = 0;
        for (var rest = rate; whole == 0 && rest < 0.1m; rest *= 10)
            leadingZeros++;

        var decimals = Math.Clamp(RateDigits - whole + leadingZeros, 0, 28);
        return Math.Round(rate, decimals, MidpointRounding.AwayFromZero)
            .ToString("0.############################", CultureInfo.InvariantCulture);
    }

    private static void WriteCreated(Utf8JsonWriter writer, CheckoutSession session, string ownerTag)
    {
        writer.WriteStartObject();
        WriteFields(writer, session, ownerTag);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, CheckoutSession session, string ownerTag)
    {
        writer.WriteString("checkout_id", WireIds.Checkout(ownerTag, session.Id));
        writer.WriteString("organization_id", session.Owner.Account);
        WriteText(writer, "checkout_url", session.PageUrl);
        writer.WriteString("status", Names.Of(session.Status));
        writer.WriteString("expires_at", WireTime.Milliseconds(session.ExpiresAt));
        writer.WriteString("created_at", WireTime.Milliseconds(session.CreatedAt));
    }

    private static void Write(Utf8JsonWriter writer, Quote quote)
    {
        writer.WriteStartObject();
        writer.WriteString("quote_id", WireIds.Quote.Of(quote.Id));
        writer.WriteString("payment_method", quote.Method);
        WriteText(writer, "payment_rail", quote.Rail);
        writer.WriteString("base_amount", quote.Pricing.Base.ToDecimalString());
        writer.WriteString("base_currency", quote.Pricing.Base.Currency.Code);
        writer.WriteString("amount_local_base", quote.Amounts.Price.ToDecimalString());
        writer.WriteString("currency", quote.Amounts.CustomerAmount.Currency.Code);
        writer.WriteString("processing_fee", quote.Amounts.Fee.ToDecimalString());
        WriteText(writer, "exchange_rate", quote.Amounts.Rate is { } rate ? Rate(rate.Rate) : null);
        writer.WriteString("total_amount", quote.Amounts.CustomerAmount.ToDecimalString());
        writer.WriteBoolean("customer_bears_fee", quote.FeeBearer == FeeBearer.Customer);
        writer.WriteString("expires_at", WireTime.Milliseconds(quote.ExpiresAt));
        writer.WriteString("created_at", WireTime.Milliseconds(quote.CreatedAt));
        writer.WriteEndObject();
    }

    private static string? ChargeOf(SessionState state) =>
        state switch
        {
            SessionState.Open open => open.ChargeInFlight,
            SessionState.Complete complete => complete.ChargeId,
            SessionState.Failed failed => failed.ChargeId,
            SessionState.Expired or SessionState.Canceled => null,
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}
