namespace Payments;

/// <summary>How much metadata a record may carry. Lengths are in Unicode characters (scalar values).</summary>
/// <param name="MaximumKeys">How many keys; 0 or more.</param>
/// <param name="MaximumKeyLength">A key's length; a key is never empty.</param>
/// <param name="MaximumValueLength">A value's length; of a value that is no string, that of its compact JSON.</param>
public sealed record MetadataPolicy(int MaximumKeys, int MaximumKeyLength, int MaximumValueLength)
{
    /// <summary>How many arrays and objects may stand inside each other in one value.</summary>
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
