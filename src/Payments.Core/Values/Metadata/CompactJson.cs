using System.Globalization;
using System.Text;

namespace Payments;

/// <summary>
/// JSON strings with no more escapes than JSON asks for. The encoders at hand escape every character outside the basic plane, and a
/// limit in bytes would count twelve for four.
/// </summary>
internal static class CompactJson
{
    public static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2);
        AppendString(json, text);
        return json.ToString();
    }

    public static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var character in text)
        {
            switch (character)
            {
                case '"' or '\\':
                    json.Append('\\').Append(character);
                    break;
                case '\n':
                    json.Append("\\n");
                    break;
                case '\r':
                    json.Append("\\r");
                    break;
                case '\t':
                    json.Append("\\t");
                    break;
                case < ' ':
                    json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    break;
                default:
                    json.Append(character);
                    break;
            }
        }

        json.Append('"');
    }
}
