namespace Payments.Storage.Sqlite;

/// <summary>A row as every read brings it.</summary>
internal sealed class DocumentRow
{
    public long Version { get; set; }

    public byte[] Document { get; set; } = [];

    public Stored<T> As<T>(RecordType<T> type)
        where T : class => new(type.Deserialize(Document), Version);
}
