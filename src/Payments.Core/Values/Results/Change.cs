namespace Payments;

/// <summary>A new value for a field, where no value at all means that the field stays as it is.</summary>
/// <param name="Value">The new value; null empties the field.</param>
public readonly record struct Change<T>(T Value)
{
    /// <summary>A new value.</summary>
#pragma warning disable CA2225 // The constructor is the named alternative.
    public static implicit operator Change<T>(T value) => new(value);
#pragma warning restore CA2225
}
