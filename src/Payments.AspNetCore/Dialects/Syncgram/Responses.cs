using System.Text.Json;

namespace Payments.AspNetCore.Syncgram;

/// <summary>What Syncgram's responses have in common: lists and metadata. Pure.</summary>
internal static class Responses
{
    /// <summary>A page of a list, and how many there are in all.</summary>
    public static ApiResponse List<T>(long total, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write) =>
        ApiResponse.Ok(
            (total, items, write),
            static (writer, list) =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("total", list.total);
                writer.WriteStartArray("items");
                foreach (var item in list.items)
                    list.write(writer, item);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    /// <summary>Metadata, empty where there is none.</summary>
    public static void WriteMetadata(Utf8JsonWriter writer, CheckoutSession? session)
    {
        writer.WritePropertyName("metadata");
        (session?.Metadata ?? Metadata.Empty).WriteTo(writer);
    }
}
