using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Payment intents: the documented fields first, in the documented order. Pure.</summary>
/// <param name="urlOf">Where a payer does what an action asks for, or null where no URL is known.</param>
internal sealed class IntentResponses(Func<NextAction, string?> urlOf)
{
    /// <summary>As events show it: without what opens the intent, or its action, to a holder of it.</summary>
    public static void WriteEvent(Utf8JsonWriter writer, PaymentIntent intent) =>
        new IntentResponses(static _ => null).Write(writer, intent with { ClientSecret = null });

    public void Write(Utf8JsonWriter writer, PaymentIntent intent)
    {
        var owner = intent.Owner;
        writer.WriteStartObject();
        writer.WriteString("name", Names.Intent(owner, intent.Id));
        Responses.WriteAmount(writer, intent.Amount);
        writer.WriteString("state", StateNames.Of(intent.Status));
        Responses.WriteOptional(writer, "client_secret", intent.ClientSecret);
        WriteNamed(writer, "customer", owner, Names.Customers, intent.CustomerId);
        WriteNamed(writer, "payment_method", owner, Names.Methods, intent.PaymentMethodId);
        writer.WriteString("capture_method", StateNames.Of(intent.CaptureMethod));
        if (intent.SetupFutureUsage is { } usage)
            writer.WriteString("setup_future_usage", StateNames.Of(usage));
        writer.WriteString("amount_capturable", intent.AmountCapturable.ToMinorUnitString());
        writer.WriteString("amount_received", intent.AmountReceived.ToMinorUnitString());
        WriteNamed(writer, "latest_charge", owner, Names.Charges, intent.LatestChargeId);
        WriteState(writer, intent);
        WriteNamed(writer, "checkout_session", owner, Names.Sessions, intent.SessionId);
        Responses.WriteOptional(writer, "description", intent.Description);
        Responses.WriteMetadata(writer, intent.Metadata);
        Responses.WriteTimes(writer, intent.CreatedAt, intent.UpdatedAt);
        writer.WriteEndObject();
    }

    private void WriteState(Utf8JsonWriter writer, PaymentIntent intent)
    {
        if (intent.State is IntentState.RequiresPaymentMethod { LastError: { } error })
            Responses.WriteError(writer, "last_payment_error", error.Code, Names.Of(intent.Owner, Names.Charges, error.ChargeId));
        if (intent.State is IntentState.RequiresAction action)
            Responses.WriteAction(writer, urlOf(action.Action));
        if (intent.State is IntentState.Canceled canceled)
        {
            writer.WriteString("cancel_time", WireTime.Seconds(canceled.At));
            Responses.WriteOptional(writer, "cancellation_reason", StateNames.Of(canceled.Reason));
        }
    }

    private static void WriteNamed(Utf8JsonWriter writer, string field, Owner owner, string collection, string? id) =>
        Responses.WriteOptional(writer, field, id is null ? null : Names.Of(owner, collection, id));
}
