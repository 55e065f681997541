using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Setup intents: the documented fields first, in the documented order. Pure.</summary>
/// <param name="urlOf">Where a payer does what an action asks for, or null where no URL is known.</param>
internal sealed class SetupResponses(Func<NextAction, string?> urlOf)
{
    /// <summary>As events show it: without what opens the setup intent, or its action, to a holder of it.</summary>
    public static void WriteEvent(Utf8JsonWriter writer, SetupIntent setup) =>
        new SetupResponses(static _ => null).Write(writer, setup with { ClientSecret = null });

    public void Write(Utf8JsonWriter writer, SetupIntent setup)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Names.Of(setup.Owner, Names.Setups, setup.Id));
        Responses.WriteOptional(writer, "client_secret", setup.ClientSecret);
        writer.WriteString("customer", Names.Of(setup.Owner, Names.Customers, setup.CustomerId));
        writer.WriteString("state", StateNames.Of(setup.Status));
        writer.WriteString("usage", StateNames.Of(setup.Usage));
        if (setup.PaymentMethodId is { } method)
            writer.WriteString("payment_method", Names.Of(setup.Owner, Names.Methods, method));
        if (setup.State is SetupState.RequiresPaymentMethod { LastError: { } error })
            Responses.WriteError(writer, "last_setup_error", error.Code);
        if (setup.State is SetupState.RequiresAction action)
            Responses.WriteAction(writer, urlOf(action.Action));
        if (setup.State is SetupState.Canceled canceled)
            writer.WriteString("cancel_time", WireTime.Seconds(canceled.At));
        Responses.WriteOptional(writer, "description", setup.Description);
        Responses.WriteMetadata(writer, setup.Metadata);
        Responses.WriteTimes(writer, setup.CreatedAt, setup.UpdatedAt);
        writer.WriteEndObject();
    }
}
