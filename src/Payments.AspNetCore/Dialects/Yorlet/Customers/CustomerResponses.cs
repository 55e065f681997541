using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Customers: the documented fields. Of one that is deleted nothing is left but its id and its time. Pure.</summary>
internal static class CustomerResponses
{
    public static void Write(Utf8JsonWriter writer, Customer customer, ObjectView view)
    {
        writer.WriteStartObject();
        Responses.WriteHead(writer, customer.Id, "customer", customer.CreatedAt, view);
        WriteAddress(writer, customer.Address);
        writer.WriteString("default_payment_method", customer.DefaultPaymentMethodId);
        writer.WriteBoolean("deleted", customer.IsDeleted);
        writer.WriteBoolean("delinquent", false);
        writer.WriteString("description", customer.Description);
        writer.WriteString("email", customer.Email);
        writer.WriteNull("invoice_prefix");
        writer.WriteStartObject("invoicing");
        writer.WriteBoolean("arrears_emails", false);
        Responses.WriteTexts(writer, "email_cc", []);
        writer.WriteString("email_to", customer.Email);
        writer.WriteEndObject();
        writer.WriteNull("legal");
        Responses.WriteMetadata(writer, customer.Metadata);
        writer.WriteString("name", customer.Name);
        writer.WriteString("phone", customer.Phone);
        writer.WriteNull("radar");
        writer.WriteEndObject();
    }

    private static void WriteAddress(Utf8JsonWriter writer, PostalAddress? address)
    {
        writer.WriteStartObject("address");
        writer.WriteString("line1", address?.Line1);
        writer.WriteString("line2", address?.Line2);
        writer.WriteString("city", address?.City);
        writer.WriteString("country", address?.Country);
        writer.WriteString("postal_code", address?.PostalCode);
        writer.WriteString("state", address?.State);
        writer.WriteEndObject();
    }
}
