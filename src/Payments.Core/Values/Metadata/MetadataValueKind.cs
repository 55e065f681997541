namespace Payments;

/// <summary>What a metadata value is in JSON.</summary>
public enum MetadataValueKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>An array.</summary>
    List,

    /// <summary>An object.</summary>
    Map,
}
