namespace Payments;

/// <summary>How much metadata a record may carry. Lengths are in Unicode characters (scalar values).</summary>
/// <param name="MaximumKeys">How many keys; 0 or more.</param>
/// <param name="MaximumKeyLength">A key's length; a key is never empty.</param>
/// <param name="MaximumValueLength">A value's length.</param>
public sealed record MetadataPolicy(int MaximumKeys, int MaximumKeyLength, int MaximumValueLength)
{
    /// <summary>50 keys, of 40 characters each, with values of 500.</summary>
    public static MetadataPolicy Default { get; } = new(50, 40, 500);
}

/// <summary>Why metadata is refused, in order of precedence.</summary>
public enum MetadataRefusal
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>More keys than the policy allows.</summary>
    TooManyKeys,

    /// <summary>A key of no characters.</summary>
    EmptyKey,

    /// <summary>A key longer than the policy allows.</summary>
    KeyTooLong,

    /// <summary>A key or value with a NUL, another control character or half of a surrogate pair.</summary>
    NotText,

    /// <summary>A value longer than the policy allows.</summary>
    ValueTooLong,

    /// <summary>A value with a card number in it.</summary>
    CardNumber,

    /// <summary>The same key twice.</summary>
    DuplicateKey,
}
