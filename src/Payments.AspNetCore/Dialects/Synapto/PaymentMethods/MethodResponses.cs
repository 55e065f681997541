using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Saved cards, without the provider's token. Pure.</summary>
internal static class MethodResponses
{
    public static void Write(Utf8JsonWriter writer, PaymentMethod method)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Names.Of(method.Owner, Names.Methods, method.Id));
        writer.WriteString("type", "CARD");
        if (method.CustomerId is { } customer)
            writer.WriteString("customer", Names.Of(method.Owner, Names.Customers, customer));
        Responses.WriteCard(writer, method.Card, method.Fingerprint);
        writer.WriteString("usage", StateNames.Of(method.Usage));
        if (method.DetachedAt is { } detached)
            writer.WriteString("detach_time", WireTime.Seconds(detached));
        Responses.WriteMetadata(writer, method.Metadata);
        Responses.WriteTimes(writer, method.CreatedAt, method.UpdatedAt);
        writer.WriteEndObject();
    }
}
