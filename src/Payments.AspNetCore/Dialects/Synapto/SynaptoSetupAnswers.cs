using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Setup intents: the documented fields first, in the documented order. Pure.</summary>
/// <param name="urlOf">Where a payer does what an action asks for, or null where no URL is known.</param>
internal sealed class SynaptoSetupAnswers(Func<NextAction, string?> urlOf)
{
    /// <summary>As events show it: without what opens the setup intent, or its action, to whoever holds it.</summary>
    public static void WriteEvent(Utf8JsonWriter writer, SetupIntent setup) =>
        new SynaptoSetupAnswers(static _ => null).Write(writer, setup with { ClientSecret = null });

    public void Write(Utf8JsonWriter writer, SetupIntent setup)
    {
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Of(setup.Owner, SynaptoNames.Setups, setup.Id));
        SynaptoAnswers.WriteOptional(writer, "client_secret", setup.ClientSecret);
        writer.WriteString("customer", SynaptoNames.Of(setup.Owner, SynaptoNames.Customers, setup.CustomerId));
        writer.WriteString("state", SynaptoStateNames.Of(setup.Status));
        writer.WriteString("usage", SynaptoStateNames.Of(setup.Usage));
        if (setup.PaymentMethodId is { } method)
            writer.WriteString("payment_method", SynaptoNames.Of(setup.Owner, SynaptoNames.Methods, method));
        if (setup.State is SetupState.RequiresPaymentMethod { LastError: { } error })
            SynaptoAnswers.WriteError(writer, "last_setup_error", error.Code);
        if (setup.State is SetupState.RequiresAction action)
            SynaptoAnswers.WriteAction(writer, urlOf(action.Action));
        if (setup.State is SetupState.Canceled canceled)
            writer.WriteString("cancel_time", WireTime.Seconds(canceled.At));
        SynaptoAnswers.WriteOptional(writer, "description", setup.Description);
        SynaptoAnswers.WriteMetadata(writer, setup.Metadata);
        SynaptoAnswers.WriteTimes(writer, setup.CreatedAt, setup.UpdatedAt);
        writer.WriteEndObject();
    }
}
