using System.Text.Json;
using System.Text.Unicode;

namespace Payments.AspNetCore;

/// <summary>
/// Holds a body against strict JSON before anything is read from it: one object, whole UTF-8, no key twice, no half
/// characters, no deep nesting. The parsers at hand let some of these pass, or name no field when they do not.
/// </summary>
internal static class JsonCheck
{
    public const int MaximumDepth = 16;

    /// <summary>What is wrong, or null.</summary>
    public static RequestProblem? Check(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth });
        var field = "body";
        var keys = new Stack<HashSet<string>?>();
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return Problem("body", "the body must be a JSON object such as {\"amount\":\"10000\"}");

            keys.Push(new HashSet<string>(StringComparer.Ordinal));
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        keys.Push(new HashSet<string>(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.StartArray:
                        keys.Push(null);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        keys.Pop();
                        break;
                    case JsonTokenType.PropertyName or JsonTokenType.String:
                        if (!IsWholeText(ref reader, out var text))
                            return Problem(field, $"{field} holds bytes that are no text; send valid UTF-8 and whole characters");
                        if (reader.TokenType != JsonTokenType.PropertyName)
                            break;
                        if (keys.Count == 1)
                            field = TextExcerpt.Of(text);
                        if (!keys.Peek()!.Add(text))
                            return Problem(field, $"{TextExcerpt.Of(text)} appears more than once in the body; send each field once");
                        break;
                    default:
                        break;
                }
            }

            return null;
        }
        catch (JsonException exception)
        {
            return reader.CurrentDepth >= MaximumDepth
                ? Problem(field, $"{field} is nested too deeply; the body may nest {MaximumDepth} levels")
                : Problem(
                    field,
                    $"the body is not valid JSON near {field} (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})"
                );
        }
    }

    private static bool IsWholeText(ref Utf8JsonReader reader, out string text)
    {
        text = "";
        if (!Utf8.IsValid(reader.ValueSpan))
            return false;

        try
        {
            // Throws where an escape stands for half a character.
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static RequestProblem Problem(string field, string message) => new(400, field, message);
}
