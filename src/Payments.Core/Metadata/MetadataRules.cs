namespace Payments;

internal static class MetadataRules
{
    public static (MetadataRefusal Refusal, string? Key) Check(KeyValuePair<string, string>[] entries, MetadataPolicy policy)
    {
        if (entries.Length > policy.MaximumKeys)
            return (MetadataRefusal.TooManyKeys, null);

        var seen = new HashSet<string>(entries.Length, StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            var refusal = CheckEntry(key, value, policy);
            if (refusal == MetadataRefusal.None && !seen.Add(key))
                refusal = MetadataRefusal.DuplicateKey;
            if (refusal != MetadataRefusal.None)
                return (refusal, key);
        }

        return (MetadataRefusal.None, null);
    }

    public static string Describe(MetadataRefusal refusal, string? key, MetadataPolicy policy) => refusal switch
    {
        MetadataRefusal.None => "The metadata is in order",
        MetadataRefusal.TooManyKeys => $"metadata takes at most {policy.MaximumKeys} keys; leave some out",
        MetadataRefusal.EmptyKey => $"a metadata key has 1 to {policy.MaximumKeyLength} characters; name the empty one",
        MetadataRefusal.KeyTooLong => $"a metadata key has at most {policy.MaximumKeyLength} characters; shorten the key that begins \"{Start(key)}\"",
        MetadataRefusal.NotText => $"metadata takes text without control characters; mend \"{Start(key)}\"",
        MetadataRefusal.ValueTooLong => $"a metadata value has at most {policy.MaximumValueLength} characters; shorten the value of \"{Start(key)}\"",
        MetadataRefusal.CardNumber => $"the value of \"{Start(key)}\" holds a card number; never send card numbers in metadata",
        MetadataRefusal.DuplicateKey => $"a metadata key stands once; \"{Start(key)}\" stands twice",
    };

    private static MetadataRefusal CheckEntry(string key, string value, MetadataPolicy policy) =>
        key.Length == 0 ? MetadataRefusal.EmptyKey
        : TextRules.IsLonger(key, policy.MaximumKeyLength) ? MetadataRefusal.KeyTooLong
        : !TextRules.IsText(key, multiline: false) || !TextRules.IsText(value, multiline: true) ? MetadataRefusal.NotText
        : TextRules.IsLonger(value, policy.MaximumValueLength) ? MetadataRefusal.ValueTooLong
        : CardNumber.IsWithin(value) || CardNumber.IsWithin(key) ? MetadataRefusal.CardNumber
        : MetadataRefusal.None;

    private static string Start(string? key) => TextExcerpt.Of(key ?? "", 40);
}
