using System.Text.Json.Serialization.Metadata;

namespace Payments.Storage;

/// <summary>
/// The one declaration of a table, from which every store builds its schema and statements. A row is (account,
/// livemode, id, version, the declared columns, the JSON document); its primary key is (account, livemode, id).
/// </summary>
public abstract class RecordType
{
    private protected RecordType(
        string table,
        IReadOnlyList<Column> columns,
        IReadOnlyList<Column> uniqueNames,
        IReadOnlyList<ListOrder> lists,
        bool appendOnly
    )
    {
        Table = table;
        AppendOnly = appendOnly;
        Columns = columns;
        UniqueNames = [.. uniqueNames.Select(column => new UniqueName(table, column))];
        Lists = lists;
        RecordTypeRules.Check(this);
    }

    /// <summary>The table: lower snake case, plural.</summary>
    public string Table { get; }

    /// <summary>
    /// True where a stored record is never changed or removed and stays at version 1. A change set refuses it, and a SQL store lets its
    /// database refuse it too, whichever client writes there.
    /// </summary>
    public bool AppendOnly { get; }

    /// <summary>The columns beside the document, unique names included; possibly none.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The names that are unique in an owner.</summary>
    public IReadOnlyList<UniqueName> UniqueNames { get; }

    /// <summary>The orders in which records can be listed.</summary>
    public IReadOnlyList<ListOrder> Lists { get; }

    /// <summary>The record's id: its primary key in its owner.</summary>
    public abstract string IdOf(object record);

    /// <summary>The record's document, as UTF-8 JSON.</summary>
    public abstract byte[] Serialize(object record);

    /// <summary>The record of a document that <see cref="Serialize"/> wrote, in this or an earlier release.</summary>
    /// <exception cref="System.Text.Json.JsonException">The document is not one of this type.</exception>
    public abstract object Read(ReadOnlySpan<byte> document);

    /// <summary>What the record's columns hold, in the order of <see cref="Columns"/>: strings, boxed longs, nulls.</summary>
    /// <exception cref="ArgumentException">A text is not <see cref="StorableText"/>.</exception>
    public object?[] ColumnsOf(object record)
    {
        var values = new object?[Columns.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = Columns[index].Read(record);
            if (values[index] is string text)
                StorableText.Require(text, Columns[index].Name);
        }

        return values;
    }

    /// <summary>Refuses a name that this type does not declare. Every store asks it before it looks.</summary>
    /// <exception cref="ArgumentException">The name is not one of <see cref="UniqueNames"/>.</exception>
    public void Require(UniqueName name)
    {
        if (!UniqueNames.Any(own => own.Table == name.Table && own.Column.Name == name.Column.Name))
            throw new ArgumentException($"{Table} declares no unique name {name.Column.Name}: add it to the record type.", nameof(name));
    }

    /// <summary>Refuses a query that this type cannot answer. Every store asks it before it looks.</summary>
    /// <exception cref="ArgumentException">
    /// The order is not one of <see cref="Lists"/>, the group is missing or too much, <see cref="ListQuery.UpTo"/> is set without an
    /// integer column or bounds of the id with one, or the position or a bound is no storable id.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1, or less than none are to be passed over.</exception>
    public void Require(ListQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip);
        if (!Lists.Contains(query.Order))
            throw new ArgumentException($"{Table} declares no list {query.Order.Name}: add it to the record type.", nameof(query));
        if (query.Group is null != query.Order.Group is null)
            throw new ArgumentException(
                $"The list {query.Order.Name} of {Table} {(query.Group is null ? "needs a" : "has no")} group.",
                nameof(query)
            );
        if (query.UpTo is not null && query.Order.By is null)
            throw new ArgumentException(
                $"The list {query.Order.Name} of {Table} has no integer column for {nameof(ListQuery.UpTo)}.",
                nameof(query)
            );
        if ((query.IdFrom ?? query.IdBefore) is not null && query.Order.By is not null)
            throw new ArgumentException(
                $"The list {query.Order.Name} of {Table} has an integer column before the id: {nameof(ListQuery.IdFrom)} and "
                    + $"{nameof(ListQuery.IdBefore)} are for lists without one.",
                nameof(query)
            );
        StorableText.Require(query.After?.Id ?? "", nameof(query));
        StorableText.Require(query.IdFrom ?? "", nameof(query));
        StorableText.Require(query.IdBefore ?? "", nameof(query));
    }
}

/// <summary>A table of records of one .NET type.</summary>
public sealed class RecordType<T> : RecordType
    where T : class
{
    private readonly Func<T, string> _id;
    private readonly JsonTypeInfo<T> _json;

    /// <summary>Declares a table.</summary>
    /// <param name="table">Lower snake case, plural; never changed once released.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="json">How the document is read and written.</param>
    /// <param name="columns">The columns beside the document.</param>
    /// <param name="uniqueNames">Those of the columns that are unique in an owner.</param>
    /// <param name="lists">The orders in which records can be listed.</param>
    /// <param name="appendOnly">Whether a stored record is never changed or removed.</param>
    /// <exception cref="ArgumentException">
    /// A name is not lower snake case, is one that every table has, or appears more than once; or a unique name or list is over a
    /// column that is not declared or of the wrong kind.
    /// </exception>
    public RecordType(
        string table,
        Func<T, string> id,
        JsonTypeInfo<T> json,
        IReadOnlyList<Column>? columns = null,
        IReadOnlyList<Column>? uniqueNames = null,
        IReadOnlyList<ListOrder>? lists = null,
        bool appendOnly = false
    )
        : base(table, columns ?? [], uniqueNames ?? [], lists ?? [], appendOnly)
    {
        _id = id;
        _json = json;
    }

    /// <inheritdoc/>
    public override string IdOf(object record) => _id((T)record);

    /// <inheritdoc/>
    public override byte[] Serialize(object record) =>
        Writer is { } writer ? writer((T)record) : System.Text.Json.JsonSerializer.SerializeToUtf8Bytes((T)record, _json);

    /// <summary>Writes the same document in another way; null where the serializer does.</summary>
    internal Func<T, byte[]>? Writer { get; init; }

    /// <inheritdoc/>
    public override object Read(ReadOnlySpan<byte> document) => Deserialize(document);

    /// <summary>Reads a document that <see cref="Serialize"/> wrote, in this or an earlier release.</summary>
    /// <exception cref="System.Text.Json.JsonException">The document is not one of this type.</exception>
    public T Deserialize(ReadOnlySpan<byte> document) =>
        System.Text.Json.JsonSerializer.Deserialize(document, _json)
        ?? throw new System.Text.Json.JsonException($"A document of {Table} is null.");
}

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

/// <summary>
/// A name by which at most one record of an owner goes. It is fixed at insert: an update never changes it. A record
/// whose column is null has no such name.
/// </summary>
/// <param name="Table">The record type's table.</param>
/// <param name="Column">The text column that holds the name.</param>
public sealed record UniqueName(string Table, Column Column);
