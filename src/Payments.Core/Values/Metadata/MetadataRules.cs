using System.Text;

namespace Payments;

internal static class MetadataRules
{
    public static (MetadataRefusal Refusal, string? Key) Check(IReadOnlyList<MetadataEntry> entries, MetadataPolicy policy)
    {
        if (entries.Count > policy.MaximumKeys)
            return (MetadataRefusal.TooManyKeys, null);

        var seen = new HashSet<string>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var refusal = CheckEntry(entry, policy);
            if (refusal == MetadataRefusal.None && !seen.Add(entry.Key))
                refusal = MetadataRefusal.DuplicateKey;
            if (entry.Refusal != MetadataRefusal.None && (refusal == MetadataRefusal.None || entry.Refusal < refusal))
                return (entry.Refusal, entry.Path);
            if (refusal != MetadataRefusal.None)
                return (refusal, entry.Key);
        }

        return entries.Count > 0 && policy.MaximumBytes is { } most && SizeOf(entries) > most
            ? (MetadataRefusal.TooLarge, entries.MaxBy(SizeOf).Key)
            : (MetadataRefusal.None, null);
    }

    public static string Describe(MetadataRefusal refusal, string? key, MetadataPolicy policy) =>
        refusal switch
        {
            MetadataRefusal.None => "The metadata is in order",
            MetadataRefusal.NotAnObject => "metadata must be a JSON object such as {\"order\":\"6735\"}",
            MetadataRefusal.TooManyKeys => $"metadata takes at most {policy.MaximumKeys} keys; leave some out",
            MetadataRefusal.EmptyKey => $"a metadata key has 1 to {policy.MaximumKeyLength} characters; name the empty one",
            MetadataRefusal.KeyTooLong =>
                $"a metadata key has at most {policy.MaximumKeyLength} characters; shorten the key that begins \"{Start(key)}\"",
            MetadataRefusal.WrongKind when policy.AllowsNested => $"the metadata value of \"{Start(key)}\" is null; leave the key out",
            MetadataRefusal.WrongKind => $"metadata takes strings only; send the value of \"{Start(key)}\" as a string",
            MetadataRefusal.TooDeep => $"a metadata value nests at most {MetadataPolicy.MaximumDepth} levels; flatten \"{Start(key)}\"",
            MetadataRefusal.NotText => $"metadata takes text without control characters; mend \"{Start(key)}\"",
            MetadataRefusal.ValueTooLong =>
                $"a metadata value has at most {policy.MaximumValueLength} characters; shorten the value of \"{Start(key)}\"",
            MetadataRefusal.CardNumber => $"the value of \"{Start(key)}\" holds a card number; never send card numbers in metadata",
            MetadataRefusal.DuplicateKey => $"a metadata key may appear only once; \"{Start(key)}\" appears more than once",
            MetadataRefusal.TooLarge =>
                $"metadata has at most {policy.MaximumBytes} bytes as JSON; shorten it, the value of \"{Start(key)}\" first",
        };

    private static MetadataRefusal CheckEntry(MetadataEntry entry, MetadataPolicy policy)
    {
        var (key, value) = (entry.Key, entry.Value);
        if (key.Length == 0)
            return MetadataRefusal.EmptyKey;
        if (TextRules.IsLonger(key, policy.MaximumKeyLength))
            return MetadataRefusal.KeyTooLong;
        if (value is { Kind: not MetadataValueKind.Text } && !policy.AllowsNested)
            return MetadataRefusal.WrongKind;

        // What is inside an array or object was held against the same rules while it was read, and a number has a rule of its own.
        var text = value?.AsText() ?? "";
        var isText = value is { Kind: MetadataValueKind.Text };
        return !TextRules.IsText(key, multiline: false) || (isText && !TextRules.IsText(text, multiline: true)) ? MetadataRefusal.NotText
            : TextRules.IsLonger(text, policy.MaximumValueLength) ? MetadataRefusal.ValueTooLong
            : (isText && CardNumber.IsWithin(text)) || CardNumber.IsWithin(key) ? MetadataRefusal.CardNumber
            : MetadataRefusal.None;
    }

    // Two braces, a comma between each two members, a colon in each.
    private static long SizeOf(IReadOnlyList<MetadataEntry> entries) => 1 + entries.Count + entries.Sum(entry => SizeOf(entry));

    private static long SizeOf(MetadataEntry entry) =>
        1L + Encoding.UTF8.GetByteCount(CompactJson.Quote(entry.Key)) + Encoding.UTF8.GetByteCount(entry.Value!.Json);

    private static string Start(string? key) => TextExcerpt.Of(key ?? "");
}

/// <summary>How much metadata a record may carry. Lengths are in Unicode characters (scalar values).</summary>
/// <param name="MaximumKeys">How many keys; 0 or more.</param>
/// <param name="MaximumKeyLength">A key's length; a key is never empty.</param>
/// <param name="MaximumValueLength">A value's length; of a value that is no string, that of its compact JSON.</param>
public sealed record MetadataPolicy(int MaximumKeys, int MaximumKeyLength, int MaximumValueLength)
{
    /// <summary>How many levels of arrays and objects one value may nest.</summary>
    public const int MaximumDepth = 8;

    /// <summary>50 keys, of 40 characters each, with values of 500 that are strings.</summary>
    public static MetadataPolicy Default { get; } = new(50, 40, 500);

    /// <summary>
    /// How many bytes of UTF-8 all of it may have as one compact JSON object; null for no limit, which is the default. No keys
    /// are never too large.
    /// </summary>
    public int? MaximumBytes { get; init; }

    /// <summary>
    /// True where a value may be a number, a boolean, an array or an object; false, which is the default, for strings only.
    /// </summary>
    public bool AllowsNested { get; init; }
}

/// <summary>Why metadata is refused, in order of precedence: the first key that is refused, and of it the first reason.</summary>
public enum MetadataRefusal
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>JSON that is no object.</summary>
    NotAnObject,

    /// <summary>More keys than the policy allows.</summary>
    TooManyKeys,

    /// <summary>A key of no characters.</summary>
    EmptyKey,

    /// <summary>A key longer than the policy allows.</summary>
    KeyTooLong,

    /// <summary>A value that is null, or no string where the policy takes strings only.</summary>
    WrongKind,

    /// <summary>A value nested deeper than <see cref="MetadataPolicy.MaximumDepth"/>.</summary>
    TooDeep,

    /// <summary>A key or text, at any depth, with a NUL, another control character or half of a surrogate pair.</summary>
    NotText,

    /// <summary>A value longer than the policy allows.</summary>
    ValueTooLong,

    /// <summary>A key, text or number, at any depth, with a card number in it.</summary>
    CardNumber,

    /// <summary>The same key twice, in the metadata or in an object inside it.</summary>
    DuplicateKey,

    /// <summary>All of it has more bytes than the policy allows; the key is that of the largest value.</summary>
    TooLarge,
}
