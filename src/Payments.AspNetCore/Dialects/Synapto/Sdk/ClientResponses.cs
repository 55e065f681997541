using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>An intent as its payer's browser may see it: nothing of the customer, of the metadata, or of other payments.</summary>
internal static class ClientResponses
{
    /// <param name="intent">The intent.</param>
    /// <param name="card">The card of its last try, or null.</param>
    /// <param name="actionUrl">Where the payer does what is required, or null.</param>
    public static ApiResponse Of(PaymentIntent intent, CardSummary? card, string? actionUrl) =>
        Ok(
            (intent, card, actionUrl),
            static (writer, seen) =>
            {
                var intent = seen.intent;
                writer.WriteString("id", intent.Id);
                writer.WriteString("object", "payment_intent");
                Responses.WriteAmount(writer, intent.Amount);
                writer.WriteString("state", StateNames.Of(intent.Status));
                WriteError(writer, "last_payment_error", (intent.State as IntentState.RequiresPaymentMethod)?.LastError?.Code);
                Responses.WriteAction(writer, seen.actionUrl);
                WriteCard(writer, intent.PaymentMethodId, seen.card);
                writer.WriteBoolean("livemode", intent.Owner.Livemode);
            }
        );

    /// <inheritdoc cref="Of(PaymentIntent, CardSummary?, string?)"/>
    public static ApiResponse Of(SetupIntent intent, CardSummary? card, string? actionUrl) =>
        Ok(
            (intent, card, actionUrl),
            static (writer, seen) =>
            {
                var intent = seen.intent;
                writer.WriteString("id", intent.Id);
                writer.WriteString("object", "setup_intent");
                writer.WriteString("state", StateNames.Of(intent.Status));
                WriteError(writer, "last_setup_error", (intent.State as SetupState.RequiresPaymentMethod)?.LastError?.Code);
                Responses.WriteAction(writer, seen.actionUrl);
                WriteCard(writer, intent.PaymentMethodId, seen.card);
                writer.WriteBoolean("livemode", intent.Owner.Livemode);
            }
        );

    private static ApiResponse Ok<T>(T seen, Action<Utf8JsonWriter, T> write) =>
        ApiResponse.Ok(
            (seen, write),
            static (writer, shown) =>
            {
                writer.WriteStartObject();
                shown.write(writer, shown.seen);
                writer.WriteEndObject();
            }
        );

    private static void WriteError(Utf8JsonWriter writer, string name, DeclineCode? error)
    {
        if (error is not { } code)
            return;

        writer.WriteStartObject(name);
        writer.WriteString("code", PayerTexts.Code(code));
        writer.WriteString("message", PayerTexts.Message(code));
        writer.WriteEndObject();
    }

    private static void WriteCard(Utf8JsonWriter writer, string? id, CardSummary? card)
    {
        if (card is null)
            return;

        writer.WriteStartObject("payment_method");
        if (id is not null)
            writer.WriteString("id", id);
        Responses.WriteCard(writer, card);
        writer.WriteEndObject();
    }
}
