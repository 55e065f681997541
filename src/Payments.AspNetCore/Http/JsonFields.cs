using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>
/// Takes fields out of a checked JSON object by name and type. The first thing wrong is kept as <see cref="Problem"/>, so that a
/// dialect reads straight on and looks once. A field that nobody took is refused: it is a typing mistake more often than not.
/// </summary>
/// <param name="root">The object.</param>
internal sealed class JsonFields(JsonElement root)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public RequestProblem? Problem { get; private set; }

    /// <summary>A string, or null where it is absent or null.</summary>
    public string? OptionalString(string name, string form)
    {
        if (!TryTake(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();

        Fail(name, $"{name} must be a string{form}; {Kind(value)} was sent");
        return null;
    }

    /// <summary>A string; its absence is a problem.</summary>
    public string RequiredString(string name, string form)
    {
        if (OptionalString(name, form) is { } value)
            return value;

        Fail(name, $"{name} is required: a string{form}");
        return "";
    }

    /// <summary>A whole number, or null where it is absent or null.</summary>
    public int? OptionalInteger(string name)
    {
        if (!TryTake(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
            return number;

        Fail(name, $"{name} must be a whole number; {Kind(value)} was sent");
        return null;
    }

    /// <summary>An object of strings, in order; empty where it is absent or null.</summary>
    public List<KeyValuePair<string, string>> StringMap(string name)
    {
        var entries = new List<KeyValuePair<string, string>>();
        if (!TryTake(name, out var value))
            return entries;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fail(name, $"{name} must be an object of strings; {Kind(value)} was sent");
            return entries;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String)
                entries.Add(new(property.Name, property.Value.GetString()!));
            else
                Fail(name, $"{name}.{TextExcerpt.Of(property.Name)} must be a string; {Kind(property.Value)} was sent");
        }

        return entries;
    }

    /// <summary>Refuses what nobody took. Call it last.</summary>
    public void RefuseUnknown()
    {
        foreach (var property in root.EnumerateObject())
        {
            if (!_taken.Contains(property.Name))
                Fail(property.Name, $"{TextExcerpt.Of(property.Name)} is not a field of this request; it takes {(_taken.Count == 0 ? "none" : string.Join(", ", _taken))}");
        }
    }

    private bool TryTake(string name, out JsonElement value)
    {
        _taken.Add(name);
        return root.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private void Fail(string field, string message) => Problem ??= new RequestProblem(400, field, message);

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "a string",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null or JsonValueKind.Undefined => "nothing",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
