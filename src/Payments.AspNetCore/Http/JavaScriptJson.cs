using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>
/// Writes JSON as JavaScript's JSON.stringify does after JSON.parse. Receivers who sign what they have parsed and written again, as some
/// documents tell them to, then sign the very bytes that were sent.
/// </summary>
internal static class JavaScriptJson
{
    /// <summary>
    /// The same JSON in JavaScript's spelling. Numbers lose what a double cannot hold, as they do there; one beyond all doubles
    /// is null.
    /// </summary>
    public static string Respell(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder(json.Length);
        Append(text, document.RootElement);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = InOrder([.. value.EnumerateObject()]);
                AppendAll(
                    text,
                    '{',
                    members,
                    static (text, member) =>
                    {
                        AppendString(text, member.Name);
                        text.Append(':');
                        Append(text, member.Value);
                    },
                    '}'
                );
                break;
            case JsonValueKind.Array:
                AppendAll(text, '[', value.EnumerateArray(), Append, ']');
                break;
            case JsonValueKind.String:
                AppendString(text, value.GetString()!);
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                text.Append(value.GetRawText());
                break;
            case JsonValueKind.Number:
                text.Append(JavaScriptNumber.Spell(value.GetDouble()));
                break;
            case JsonValueKind.Undefined:
            default:
                throw new ArgumentException("There is no value here.", nameof(value));
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, IEnumerable<T> items, Action<StringBuilder, T> append, char close)
    {
        text.Append(open);
        var start = text.Length;
        foreach (var item in items)
        {
            if (text.Length > start)
                text.Append(',');
            append(text, item);
        }

        text.Append(close);
    }

    // An object of JavaScript gives the keys that are array indexes first, by number, and all others as they came.
    private static IEnumerable<JsonProperty> InOrder(JsonProperty[] members) =>
        members
            .Where(member => IndexOf(member.Name) is not null)
            .OrderBy(member => IndexOf(member.Name))
            .Concat(members.Where(member => IndexOf(member.Name) is null));

    private static uint? IndexOf(string name) =>
        name.Length is > 0 and <= 10
        && name.All(char.IsAsciiDigit)
        && (name.Length == 1 || name[0] != '0')
        && uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index != uint.MaxValue
            ? index
            : null;

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
