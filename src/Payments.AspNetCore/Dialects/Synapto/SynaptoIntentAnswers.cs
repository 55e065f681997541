using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Payment intents: the documented fields first, in the documented order. Pure.</summary>
/// <param name="urlOf">Where a payer does what an action asks for, or null where no URL is known.</param>
internal sealed class SynaptoIntentAnswers(Func<NextAction, string?> urlOf)
{
    /// <summary>As events show it: without what opens the intent, or its action, to whoever holds it.</summary>
    public static void WriteEvent(Utf8JsonWriter writer, PaymentIntent intent) =>
        new SynaptoIntentAnswers(static _ => null).Write(writer, intent with { ClientSecret = null });

    public void Write(Utf8JsonWriter writer, PaymentIntent intent)
    {
        var owner = intent.Owner;
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Intent(owner, intent.Id));
        SynaptoAnswers.WriteAmount(writer, intent.Amount);
        writer.WriteString("state", SynaptoStateNames.Of(intent.Status));
        SynaptoAnswers.WriteOptional(writer, "client_secret", intent.ClientSecret);
        WriteNamed(writer, "customer", owner, SynaptoNames.Customers, intent.CustomerId);
        WriteNamed(writer, "payment_method", owner, SynaptoNames.Methods, intent.PaymentMethodId);
        writer.WriteString("capture_method", SynaptoStateNames.Of(intent.CaptureMethod));
        if (intent.SetupFutureUsage is { } usage)
            writer.WriteString("setup_future_usage", SynaptoStateNames.Of(usage));
        writer.WriteString("amount_capturable", intent.AmountCapturable.ToMinorUnitString());
        writer.WriteString("amount_received", intent.AmountReceived.ToMinorUnitString());
        WriteNamed(writer, "latest_charge", owner, SynaptoNames.Charges, intent.LatestChargeId);
        WriteState(writer, intent);
        WriteNamed(writer, "checkout_session", owner, SynaptoNames.Sessions, intent.SessionId);
        SynaptoAnswers.WriteOptional(writer, "description", intent.Description);
        SynaptoAnswers.WriteMetadata(writer, intent.Metadata);
        SynaptoAnswers.WriteTimes(writer, intent.CreatedAt, intent.UpdatedAt);
        writer.WriteEndObject();
    }

    private void WriteState(Utf8JsonWriter writer, PaymentIntent intent)
    {
        if (intent.State is IntentState.RequiresPaymentMethod { LastError: { } error })
            SynaptoAnswers.WriteError(
                writer,
                "last_payment_error",
                error.Code,
                SynaptoNames.Of(intent.Owner, SynaptoNames.Charges, error.ChargeId)
            );
        if (intent.State is IntentState.RequiresAction action)
            SynaptoAnswers.WriteAction(writer, urlOf(action.Action));
        if (intent.State is IntentState.Canceled canceled)
        {
            writer.WriteString("cancel_time", WireTime.Seconds(canceled.At));
            SynaptoAnswers.WriteOptional(writer, "cancellation_reason", SynaptoStateNames.Of(canceled.Reason));
        }
    }

    private static void WriteNamed(Utf8JsonWriter writer, string field, Owner owner, string collection, string? id) =>
        SynaptoAnswers.WriteOptional(writer, field, id is null ? null : SynaptoNames.Of(owner, collection, id));
}
