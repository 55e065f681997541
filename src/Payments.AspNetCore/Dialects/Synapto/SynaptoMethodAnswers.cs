using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Kept cards, without the processor's token. Pure.</summary>
internal static class SynaptoMethodAnswers
{
    public static void Write(Utf8JsonWriter writer, PaymentMethod method)
    {
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Of(method.Owner, SynaptoNames.Methods, method.Id));
        writer.WriteString("type", "CARD");
        if (method.CustomerId is { } customer)
            writer.WriteString("customer", SynaptoNames.Of(method.Owner, SynaptoNames.Customers, customer));
        SynaptoAnswers.WriteCard(writer, method.Card);
        writer.WriteString("usage", SynaptoStateNames.Of(method.Usage));
        if (method.DetachedAt is { } detached)
            writer.WriteString("detach_time", WireTime.Seconds(detached));
        SynaptoAnswers.WriteMetadata(writer, method.Metadata);
        SynaptoAnswers.WriteTimes(writer, method.CreatedAt, method.UpdatedAt);
        writer.WriteEndObject();
    }
}
