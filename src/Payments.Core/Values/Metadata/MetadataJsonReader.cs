using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Payments;

/// <summary>Reads one JSON value of metadata into its compact text, and notes the first thing wrong inside it by precedence.</summary>
internal sealed class MetadataJsonReader
{
    private const string NoText = "\ufffd";

    private readonly StringBuilder _json = new();
    private readonly List<string> _path = [];
    private readonly int _maximumDepth;
    private MetadataRefusal _refusal;
    private string? _refusedPath;

    private MetadataJsonReader(string key, int maximumDepth)
    {
        _path.Add(key);
        _maximumDepth = maximumDepth;
    }

    public static MetadataEntry Read(JsonProperty property, int maximumDepth)
    {
        if (!TryText(property, static property => property.Name, out var key))
            return new MetadataEntry(NoText, null, MetadataRefusal.NotText, NoText);

        var reader = new MetadataJsonReader(key, maximumDepth);
        var value = reader.Read(property.Value);
        return new MetadataEntry(key, value, reader._refusal, reader._refusedPath);
    }

    private MetadataValue? Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when TryText(element, static element => element.GetString()!, out var text):
                // Held against the policy as any string is.
                return MetadataValue.FromText(text);
            case JsonValueKind.String:
                Fail(MetadataRefusal.NotText);
                return null;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                Fail(MetadataRefusal.WrongKind);
                return null;
            default:
                Append(element, depth: 0);
                return MetadataValue.FromCompactJson(KindOf(element), _json.ToString());
        }
    }

    private void Append(JsonElement element, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Array when depth == _maximumDepth:
                Fail(MetadataRefusal.TooDeep);
                break;
            case JsonValueKind.Object:
                AppendObject(element, depth + 1);
                break;
            case JsonValueKind.Array:
                AppendArray(element, depth + 1);
                break;
            case JsonValueKind.String:
                AppendText(TryText(element, static element => element.GetString()!, out var text) ? text : null, multiline: true);
                break;
            case JsonValueKind.Number:
                AppendNumber(element.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                _json.Append(element.GetRawText());
                break;
            case JsonValueKind.Undefined:
                throw new ArgumentOutOfRangeException(nameof(element));
        }
    }

    private void AppendObject(JsonElement element, int depth)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        _json.Append('{');
        foreach (var property in element.EnumerateObject())
        {
            if (seen.Count > 0)
                _json.Append(',');
            var key = TryText(property, static property => property.Name, out var name) ? name : null;
            _path.Add($".{key ?? NoText}");
            AppendText(key, multiline: false);
            if (!seen.Add(key ?? NoText))
                Fail(MetadataRefusal.DuplicateKey);
            _json.Append(':');
            Append(property.Value, depth);
            _path.RemoveAt(_path.Count - 1);
        }

        _json.Append('}');
    }

    private void AppendArray(JsonElement element, int depth)
    {
        var index = 0;
        _json.Append('[');
        foreach (var item in element.EnumerateArray())
        {
            if (index > 0)
                _json.Append(',');
            _path.Add(string.Create(CultureInfo.InvariantCulture, $"[{index++}]"));
            Append(item, depth);
            _path.RemoveAt(_path.Count - 1);
        }

        _json.Append(']');
    }

    private void AppendText(string? text, bool multiline)
    {
        if (text is null || !TextRules.IsText(text, multiline))
            Fail(MetadataRefusal.NotText);
        else if (CardNumber.IsWithin(text))
            Fail(MetadataRefusal.CardNumber);
        CompactJson.AppendString(_json, text ?? NoText);
    }

    private void AppendNumber(string source)
    {
        if (JsonNumber.IsCardNumber(source))
            Fail(MetadataRefusal.CardNumber);
        _json.Append(source);
    }

    private void Fail(MetadataRefusal refusal)
    {
        if (_refusal == MetadataRefusal.None || refusal < _refusal)
            (_refusal, _refusedPath) = (refusal, string.Concat(_path));
    }

    private static MetadataValueKind KindOf(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Number => MetadataValueKind.Number,
            JsonValueKind.True or JsonValueKind.False => MetadataValueKind.Boolean,
            JsonValueKind.Array => MetadataValueKind.List,
            JsonValueKind.Object => MetadataValueKind.Map,
            JsonValueKind.String => MetadataValueKind.Text,
            JsonValueKind.Null or JsonValueKind.Undefined => throw new ArgumentOutOfRangeException(nameof(element)),
        };

    private static bool TryText<T>(T source, Func<T, string> read, out string text)
    {
        try
        {
            text = read(source);
            return true;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or an escape that stands for half a character.
            text = NoText;
            return false;
        }
    }
}
