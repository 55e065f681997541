using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>
/// Customers: the documented fields first, in the documented order. Of one that is deleted nothing is left but its name. Pure.
/// </summary>
internal static class CustomerResponses
{
    public static void Write(Utf8JsonWriter writer, Customer customer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Names.Of(customer.Owner, Names.Customers, customer.Id));
        if (customer.IsDeleted)
            writer.WriteBoolean("deleted", true);
        Responses.WriteOptional(writer, "full_name", customer.Name);
        Responses.WriteOptional(writer, "email", customer.Email);
        Responses.WriteOptional(writer, "phone", customer.Phone);
        if (customer.Address is { } address)
            WriteAddress(writer, address);
        Responses.WriteOptional(writer, "description", customer.Description);
        if (customer.DefaultPaymentMethodId is { } method)
            writer.WriteString("default_payment_method", Names.Of(customer.Owner, Names.Methods, method));
        Responses.WriteMetadata(writer, customer.Metadata);
        Responses.WriteTimes(writer, customer.CreatedAt, customer.UpdatedAt);
        writer.WriteEndObject();
    }

    private static void WriteAddress(Utf8JsonWriter writer, PostalAddress address)
    {
        writer.WriteStartObject("address");
        Responses.WriteOptional(writer, "line1", address.Line1);
        Responses.WriteOptional(writer, "line2", address.Line2);
        Responses.WriteOptional(writer, "city", address.City);
        Responses.WriteOptional(writer, "state", address.State);
        Responses.WriteOptional(writer, "postal_code", address.PostalCode);
        Responses.WriteOptional(writer, "country", address.Country);
        writer.WriteEndObject();
    }
}
