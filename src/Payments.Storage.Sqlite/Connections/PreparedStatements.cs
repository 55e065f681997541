using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>The statements of one connection, each prepared when it is first asked for. One caller has them at a time.</summary>
internal abstract class PreparedStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = [];

    public SqliteConnection Connection { get; } = connection;

    public Statement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement))
            {
                statement = Connection.Statement(sql);
                _statements.Add(sql, statement);
            }

            return statement;
        }
    }

    /// <summary>Lets go of the statements, and not of the connection.</summary>
    public virtual void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _statements.Clear();
    }
}
