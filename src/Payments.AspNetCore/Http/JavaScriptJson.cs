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

/// <summary>
/// Writes a number as JavaScript's JSON.stringify does: the fewest digits that read back as it, with an exponent only far from
/// zero and one.
/// </summary>
internal static class JavaScriptNumber
{
    private const int LongestWhole = 21;
    private const int MostZeros = 6;

    public static string Spell(double number)
    {
        if (!double.IsFinite(number))
            return "null";
        if (number == 0)
            return "0";

        // Such as "0.00125", "12.5" or "1.25E-07"; its digits are the fewest already.
        var parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var whole = parts[0].Split('.')[0].Length;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return (number < 0 ? "-" : "") + Place(digits.TrimEnd('0'), whole - (all.Length - digits.Length) + exponent);
    }

    /// <param name="digits">Without zeros at the ends.</param>
    /// <param name="point">The digit before which the point is; it may be beyond them all.</param>
    private static string Place(string digits, int point)
    {
        if (point is > LongestWhole or <= -MostZeros)
        {
            var fraction = digits.Length == 1 ? "" : "." + digits[1..];
            return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(point > 0 ? "+" : "")}{point - 1}");
        }

        return point >= digits.Length ? digits.PadRight(point, '0')
            : point > 0 ? $"{digits[..point]}.{digits[point..]}"
            : $"0.{new string('0', -point)}{digits}";
    }
}
