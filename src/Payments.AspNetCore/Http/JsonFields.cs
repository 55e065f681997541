using System.Collections;
using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>
/// Takes fields out of a checked JSON object by name and type. Everything wrong is kept in <see cref="Problems"/>, so that a dialect
/// reads straight on and looks once: at the first, or at all. A field that no reader took is refused: it is a typing mistake more often
/// than not. A field that is null reads as one that is absent.
/// </summary>
internal sealed class JsonFields
{
    // Each names the fields that are known: a body of unknown ones would bring a response of many times its size.
    private const int MostProblems = 20;

    private readonly JsonElement _root;
    private readonly string _path;
    private readonly FieldProblems _problems;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="root">The object.</param>
    public JsonFields(JsonElement root)
        : this(root, "", new FieldProblems()) { }

    private JsonFields(JsonElement root, string path, FieldProblems problems) => (_root, _path, _problems) = (root, path, problems);

    /// <summary>Everything that is wrong, with what is inside nested objects.</summary>
    public FieldProblems Problems => _problems;

    /// <summary>The first thing that is wrong, or null.</summary>
    public RequestProblem? Problem => _problems.First is { } first ? new RequestProblem(400, first.Field, first.Message) : null;

    /// <summary>What is wrong with a body that takes no fields: every one that it has.</summary>
    public static FieldProblems Unexpected(JsonElement body)
    {
        var fields = new JsonFields(body);
        fields.RefuseUnknown();
        return fields.Problems;
    }

    /// <summary>Any value, or null where it is absent or null.</summary>
    public JsonElement? Optional(string name) => TryTake(name, out var value) ? value : null;

    /// <summary>A string, or null where it is absent or null.</summary>
    public string? OptionalString(string name, string form)
    {
        if (!TryTake(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();

        Refuse(name, $"{_path}{name} must be a string{form}; {Kind(value)} was sent");
        return null;
    }

    /// <summary>A string; its absence is a problem.</summary>
    public string RequiredString(string name, string form)
    {
        if (OptionalString(name, form) is { } value)
            return value;

        Refuse(name, $"{_path}{name} is required: a string{form}");
        return "";
    }

    /// <summary>A whole number, or null where it is absent or null.</summary>
    public int? OptionalInteger(string name)
    {
        if (!TryTake(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
            return number;

        Refuse(name, $"{_path}{name} must be a whole number; {Kind(value)} was sent");
        return null;
    }

    /// <summary>True or false, or null where it is absent or null.</summary>
    public bool? OptionalBoolean(string name)
    {
        if (!TryTake(name, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();

        Refuse(name, $"{_path}{name} must be true or false; {Kind(value)} was sent");
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
            Refuse(name, $"{_path}{name} must be an object of strings; {Kind(value)} was sent");
            return entries;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String)
                entries.Add(new(property.Name, property.Value.GetString()!));
            else
                Refuse(name, $"{_path}{name}.{TextExcerpt.Of(property.Name)} must be a string; {Kind(property.Value)} was sent");
        }

        return entries;
    }

    /// <summary>
    /// An object, whose fields are named by path, such as "pricing.amount"; null, which is a problem, where it is absent or no
    /// object.
    /// </summary>
    public JsonFields? RequiredObject(string name, string form)
    {
        if (!TryTake(name, out var value))
            Refuse(name, $"{_path}{name} is required: an object{form}");
        else if (value.ValueKind != JsonValueKind.Object)
            Refuse(name, $"{_path}{name} must be an object{form}; {Kind(value)} was sent");
        else
            return new JsonFields(value, $"{_path}{name}.", _problems);
        return null;
    }

    /// <summary>As <see cref="RequiredObject"/>, but null, which is no problem, where it is absent or null.</summary>
    public JsonFields? OptionalObject(string name, string form) => TryTake(name, out _) ? RequiredObject(name, form) : null;

    /// <summary>True where the field is there, with null or with a value.</summary>
    public bool IsGiven(string name) => _root.TryGetProperty(name, out _);

    /// <summary>Refuses a field that others take, with a reason of its own. Call it first.</summary>
    public void RefuseGiven(string name, string message)
    {
        if (IsGiven(name))
            Refuse(name, message);
    }

    /// <summary>Notes what is wrong with a field of this object.</summary>
    public void Refuse(string name, string message) => _problems.Add(_path + name, message);

    /// <summary>Refuses the fields that no reader took, until there are 20 problems in all. Call it last.</summary>
    public void RefuseUnknown()
    {
        foreach (var property in _root.EnumerateObject())
        {
            if (_problems.Count >= MostProblems)
                return;
            if (_taken.Contains(property.Name))
                continue;

            var name = TextExcerpt.Of(property.Name);
            Refuse(
                name,
                $"{_path}{name} is not a field of this request; it takes "
                    + $"{(_taken.Count == 0 ? "none" : string.Join(", ", _taken.Select(known => _path + known)))}"
            );
        }
    }

    private bool TryTake(string name, out JsonElement value)
    {
        _taken.Add(name);
        return _root.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private static string Kind(JsonElement value) =>
        value.ValueKind switch
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

/// <summary>
/// What is wrong with a request, in the order in which it was found; of each field the first, for a response names them in an
/// object.
/// </summary>
internal sealed class FieldProblems : IReadOnlyCollection<FieldRefusal>
{
    private readonly List<FieldRefusal> _all = [];
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    public int Count => _all.Count;

    public FieldRefusal? First => _all.Count > 0 ? _all[0] : null;

    public void Add(string field, string message)
    {
        if (_fields.Add(field))
            _all.Add(new FieldRefusal(field, message));
    }

    public IEnumerator<FieldRefusal> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>What is wrong with a request before any dialect has looked at its meaning.</summary>
/// <param name="Status">400, 413 or 415.</param>
/// <param name="Field">The field or header at fault; "body" where it is all of it.</param>
/// <param name="Message">What is wrong and how to fix it; names the field.</param>
internal sealed record RequestProblem(int Status, string Field, string Message);
