using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>Synapto's resources, field by field as document "Checkout Sessions" shows them. Pure.</summary>
internal static class SynaptoAnswers
{
    public static ApiAnswer Of(Result<CheckoutSession> result) =>
        result.IsSuccess ? Ok(JsonText.Write(result.Value, Write)) : SynaptoErrors.Of(result.Refusal);

    public static ApiAnswer Of(Result<ListPage<CheckoutSession>> result) =>
        result.IsSuccess ? Ok(JsonText.Write(result.Value, WritePage))
        : result.Refusal.Field == "cursor" ? SynaptoErrors.InvalidPageToken
        : SynaptoErrors.Of(result.Refusal);

    /// <summary>The answer to keep for an idempotency key.</summary>
    public static StoredAnswer Keep(Result<CheckoutSession> result)
    {
        var answer = Of(result);
        return new StoredAnswer(answer.Status, answer.Body);
    }

    /// <summary>What an idempotent call brought; a repetition says so in its headers.</summary>
    public static ApiAnswer Of(Outcome<CheckoutSession> outcome, string? key)
    {
        if (outcome.Answer is not { } answer)
            return Of(outcome.Result);

        KeyValuePair<string, string>[] headers = outcome.IsReplay
            ? [new(IdempotencyHeader.Name, key!), new("Idempotent-Replayed", "true")]
            : [new(IdempotencyHeader.Name, key!)];
        return new ApiAnswer(answer.Code, answer.Body) { Headers = headers };
    }

    public static void Write(Utf8JsonWriter writer, CheckoutSession session)
    {
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Session(session));
        writer.WriteString("state", StateOf(session.Status));
        WriteAmount(writer, session.Amount);
        WriteOptional(writer, "client_reference_id", session.ClientReferenceId);
        if (session.Status == SessionStatus.Open)
            WriteOptional(writer, "url", session.PageUrl);
        writer.WriteString("payment_intent", SynaptoNames.Intent(session.Owner, session.PaymentIntentId));
        writer.WriteBoolean("paid", session.IsPaid);
        WriteOptional(writer, "success_url", session.SuccessUrl);
        WriteOptional(writer, "cancel_url", session.CancelUrl);
        if (session.Metadata.Count > 0)
            WriteMetadata(writer, session.Metadata);
        writer.WriteString("expire_time", Time(session.ExpiresAt));
        writer.WriteString("create_time", Time(session.CreatedAt));
        writer.WriteString("update_time", Time(session.UpdatedAt));
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, PaymentIntent intent)
    {
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Intent(intent.Owner, intent.Id));
        WriteAmount(writer, intent.Amount);
        writer.WriteString("state", StateOf(intent.Status));
        writer.WriteString("create_time", Time(intent.CreatedAt));
        writer.WriteString("update_time", Time(intent.UpdatedAt));
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, Charge charge)
    {
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Charge(charge));
        WriteAmount(writer, charge.Amount);
        writer.WriteString("state", StateOf(charge.Status));
        if (charge.State is ChargeState.Failed failed)
            writer.WriteString("failure_code", JsonNamingPolicy.SnakeCaseLower.ConvertName(failed.Code.ToString()));
        writer.WriteString("payment_intent", SynaptoNames.Intent(charge.Owner, charge.PaymentIntentId));
        writer.WriteString("create_time", Time(charge.CreatedAt));
        writer.WriteEndObject();
    }

    /// <summary>RFC 3339, in UTC, to the second.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static ApiAnswer Ok(string body) => new(StatusCodes.Status200OK, body);

    private static void WritePage(Utf8JsonWriter writer, ListPage<CheckoutSession> page)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("checkout_sessions");
        foreach (var session in page.Items)
            Write(writer, session);
        writer.WriteEndArray();
        writer.WriteString("next_page_token", page.NextCursor ?? "");
        writer.WriteEndObject();
    }

    private static void WriteAmount(Utf8JsonWriter writer, Money amount)
    {
        writer.WriteString("amount", amount.ToMinorUnitString());
        writer.WriteString("currency", amount.Currency.Code);
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static void WriteMetadata(Utf8JsonWriter writer, Metadata metadata)
    {
        writer.WriteStartObject("metadata");
        foreach (var (key, value) in metadata)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }

    // Synapto documents no CANCELED or failed session: one that ended without payment reads EXPIRED.
    private static string StateOf(SessionStatus status) => status switch
    {
        SessionStatus.Open => "OPEN",
        SessionStatus.Complete => "COMPLETE",
        SessionStatus.Expired or SessionStatus.Canceled or SessionStatus.Failed => "EXPIRED",
    };

    private static string StateOf(IntentStatus status) => status switch
    {
        IntentStatus.RequiresPaymentMethod => "REQUIRES_PAYMENT_METHOD",
        IntentStatus.RequiresConfirmation => "REQUIRES_CONFIRMATION",
        IntentStatus.RequiresAction => "REQUIRES_ACTION",
        IntentStatus.Processing => "PROCESSING",
        IntentStatus.RequiresCapture => "REQUIRES_CAPTURE",
        IntentStatus.Succeeded => "SUCCEEDED",
        IntentStatus.Canceled => "CANCELED",
    };

    private static string StateOf(ChargeStatus status) => status switch
    {
        ChargeStatus.Pending or ChargeStatus.Unknown or ChargeStatus.AwaitingPayment or ChargeStatus.Underpaid or ChargeStatus.RequiresAction or ChargeStatus.Authorized or ChargeStatus.Capturing => "PENDING",
        ChargeStatus.Succeeded or ChargeStatus.Accepted => "SUCCEEDED",
        ChargeStatus.Failed or ChargeStatus.Expired or ChargeStatus.PaidLate or ChargeStatus.Canceled => "FAILED",
    };
}
