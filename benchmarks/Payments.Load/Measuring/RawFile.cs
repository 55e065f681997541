using Microsoft.Data.Sqlite;

namespace Payments.Load;

/// <summary>A database file as any SQLite shell opens it, apart from the store.</summary>
internal static class RawFile
{
    public static SqliteConnection Open(string path)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        var connection = new SqliteConnection(source.ConnectionString);
        connection.Open();
        return connection;
    }
}
