using System.Globalization;
using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>
/// What all of Yorlet's responses have in common: the outcome as a response, lists, and the fields that every object has. Pure.
/// </summary>
internal static class Responses
{
    public static ApiResponse Of<T>(Result<T> result, Action<Utf8JsonWriter, T> write)
        where T : class => result.IsSuccess ? ApiResponse.Ok(result.Value, write) : Errors.Of(result.Refusal);

    /// <summary>A list: {"object": "list", "count", "has_more", "data"}, and the cursor where there are no data to go on from.</summary>
    public static ApiResponse List<T>(IReadOnlyList<T> items, ListReader.More more, Action<Utf8JsonWriter, T> write) =>
        ApiResponse.Ok(
            (items, more, write),
            static (writer, list) =>
            {
                writer.WriteStartObject();
                writer.WriteString("object", "list");
                writer.WriteNumber("count", list.items.Count);
                writer.WriteBoolean("has_more", list.more.Has);
                if (list.more.Cursor is { } cursor)
                    writer.WriteString("next_cursor", cursor);
                writer.WriteStartArray("data");
                foreach (var item in list.items)
                    list.write(writer, item);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    /// <summary>What every object begins with.</summary>
    public static void WriteHead(Utf8JsonWriter writer, string id, string type, DateTimeOffset created, ObjectView view)
    {
        writer.WriteString("id", id);
        writer.WriteString("object", type);
        view.WriteAccount(writer);
        WriteTime(writer, "created", created);
    }

    public static void WriteAmount(Utf8JsonWriter writer, string name, Money amount) => writer.WriteNumber(name, amount.MinorUnits);

    /// <summary>Seconds since 1970, or null.</summary>
    public static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            writer.WriteNumber(name, known.ToUnixTimeSeconds());
        else
            writer.WriteNull(name);
    }

    /// <summary>The beginning of a day, or null.</summary>
    public static void WriteDay(Utf8JsonWriter writer, string name, DateOnly? day) =>
        WriteTime(writer, name, day is { } known ? new DateTimeOffset(known.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null);

    public static void WriteMetadata(Utf8JsonWriter writer, Metadata metadata)
    {
        writer.WritePropertyName("metadata");
        metadata.WriteTo(writer);
    }

    public static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    /// <summary>Fields of the documented object that have no meaning here.</summary>
    public static void WriteNulls(Utf8JsonWriter writer, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            writer.WriteNull(name);
    }

    /// <summary>A number in words of a message.</summary>
    public static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
