namespace Payments.Storage;

/// <summary>What a column holds. Times are integers: Unix milliseconds.</summary>
public enum ColumnKind
{
    /// <summary>Text, compared by its UTF-8 bytes.</summary>
    Text,

    /// <summary>A 64-bit integer.</summary>
    Number,
}

/// <summary>A value kept beside a record's document so that a store can find or order by it.</summary>
/// <param name="Name">Lower snake case; unique in its record type.</param>
/// <param name="Kind">What the column holds.</param>
/// <param name="Read">The value: a string, a boxed long, or null where the record has none.</param>
public sealed record Column(string Name, ColumnKind Kind, Func<object, object?> Read)
{
    /// <summary>A text column.</summary>
    public static Column Text<T>(string name, Func<T, string?> read)
        where T : class => new(name, ColumnKind.Text, record => read((T)record));

    /// <summary>An integer column.</summary>
    public static Column Number<T>(string name, Func<T, long?> read)
        where T : class => new(name, ColumnKind.Number, record => read((T)record));

    /// <summary>A time, as Unix milliseconds.</summary>
    public static Column Time<T>(string name, Func<T, DateTimeOffset?> read)
        where T : class => new(name, ColumnKind.Number, record => read((T)record)?.ToUnixTimeMilliseconds());
}
