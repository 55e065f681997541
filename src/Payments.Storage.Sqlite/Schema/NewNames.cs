using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Whether names that a step makes unique are so already, out of the documents and before the step changes anything: the release that wrote
/// the file can still open it, and set right what is in the way.
/// </summary>
internal static class NewNames
{
    private const string Table = "temp.payments_new_names";

    private const string Create =
        "CREATE TEMP TABLE payments_new_names (account TEXT, livemode INTEGER, value TEXT, id TEXT, "
        + "PRIMARY KEY (account, livemode, value))";

    private const string Insert = $"INSERT INTO {Table} VALUES (@account, @livemode, @value, @id) ON CONFLICT DO NOTHING";

    private const string Holder = $"SELECT id FROM {Table} WHERE account = @account AND livemode = @livemode AND value = @value";

    /// <exception cref="StoreException">Two rows of one owner have the same name.</exception>
    public static void Check(SqliteConnection connection, SchemaStep step)
    {
        foreach (var added in step.Adds)
        {
            foreach (var column in added.UniqueNames)
                Check(connection, added.Type, column);
        }
    }

    private static void Check(SqliteConnection connection, RecordType type, Column column)
    {
        connection.Execute("BEGIN");
        try
        {
            connection.Execute(Create);
            using var insert = connection.Statement(Insert);
            using var rows = connection.Command(
                $"SELECT account, livemode, id, CAST(document AS BLOB) FROM {TableSql.Quote(TableSql.Named(type))}"
            );
            using var reader = rows.ExecuteReader();
            while (reader.Read())
            {
                var (account, livemode, id) = (reader.GetString(0), reader.GetInt64(1), reader.GetString(2));
                if (column.Read(type.Read(reader.GetFieldValue<byte[]>(3))) is not string name)
                    continue;

                insert.With("@account", account).With("@livemode", livemode).With("@value", name).With("@id", id);
                if (insert.Execute() == 1)
                    continue;

                using var holder = connection.Statement(Holder);
                var other = holder.With("@account", account).With("@livemode", livemode).With("@value", name).First(row => row.Text(0));
                throw new StoreException(
                    $"{other} and {id} of {account} in {TableSql.Named(type)} have the same {column.Name}, which is unique in an "
                        + "account from this release on. Nothing was changed: give one of them another by the release that wrote the file."
                );
            }
        }
        finally
        {
            connection.Execute("ROLLBACK");
        }
    }
}
