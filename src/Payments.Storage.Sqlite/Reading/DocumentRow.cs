namespace Payments.Storage.Sqlite;

/// <summary>A row as every read brings it.</summary>
internal sealed class DocumentRow
{
    public long Version { get; set; }

    public byte[] Document { get; set; } = [];

    /// <summary>The row of a statement that selects the version and the document as bytes.</summary>
    public static DocumentRow Of(Row row) => new() { Version = row.Number(0), Document = row.Bytes(1).ToArray() };

    public Stored<T> As<T>(RecordType<T> type)
        where T : class => new(type.Deserialize(Document), Version);
}

/// <summary>A running sum as it is read.</summary>
internal sealed class SumRow
{
    public string Key { get; set; } = "";

    public long Value { get; set; }
}
