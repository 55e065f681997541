using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>A row as every read of a record brings it.</summary>
internal readonly record struct DocumentRow(long Version, byte[] Document)
{
    public static DocumentRow Of(SqliteDataReader row) => new(row.GetInt64(0), row.GetFieldValue<byte[]>(1));

    public Stored<T> As<T>(RecordType<T> type)
        where T : class => new(type.Deserialize(Document), Version);
}
