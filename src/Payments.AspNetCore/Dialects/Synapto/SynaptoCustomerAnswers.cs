using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>
/// Customers: the documented fields first, in the documented order. Of one that is deleted nothing is left but its name. Pure.
/// </summary>
internal static class SynaptoCustomerAnswers
{
    public static void Write(Utf8JsonWriter writer, Customer customer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Of(customer.Owner, SynaptoNames.Customers, customer.Id));
        if (customer.IsDeleted)
            writer.WriteBoolean("deleted", true);
        SynaptoAnswers.WriteOptional(writer, "full_name", customer.Name);
        SynaptoAnswers.WriteOptional(writer, "email", customer.Email);
        SynaptoAnswers.WriteOptional(writer, "phone", customer.Phone);
        if (customer.Address is { } address)
            WriteAddress(writer, address);
        SynaptoAnswers.WriteOptional(writer, "description", customer.Description);
        if (customer.DefaultPaymentMethodId is { } method)
            writer.WriteString("default_payment_method", SynaptoNames.Of(customer.Owner, SynaptoNames.Methods, method));
        SynaptoAnswers.WriteMetadata(writer, customer.Metadata);
        SynaptoAnswers.WriteTimes(writer, customer.CreatedAt, customer.UpdatedAt);
        writer.WriteEndObject();
    }

    private static void WriteAddress(Utf8JsonWriter writer, PostalAddress address)
    {
        writer.WriteStartObject("address");
        SynaptoAnswers.WriteOptional(writer, "line1", address.Line1);
        SynaptoAnswers.WriteOptional(writer, "line2", address.Line2);
        SynaptoAnswers.WriteOptional(writer, "city", address.City);
        SynaptoAnswers.WriteOptional(writer, "state", address.State);
        SynaptoAnswers.WriteOptional(writer, "postal_code", address.PostalCode);
        SynaptoAnswers.WriteOptional(writer, "country", address.Country);
        writer.WriteEndObject();
    }
}
