namespace Payments;

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
