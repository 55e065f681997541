using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>Every statement of the writer, prepared once on its connection and used by its thread alone.</summary>
internal sealed class WriterCommands : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, WriterCommand> _commands = [];

    public WriterCommands(SqliteConnection connection)
    {
        _connection = connection;
        Begin = this["BEGIN IMMEDIATE"];
        Commit = this["COMMIT"];
        Savepoint = this["SAVEPOINT item"];
        Release = this["RELEASE item"];
        RollbackToSavepoint = this["ROLLBACK TO item"];
        Rollback = this["ROLLBACK"];
    }

    public WriterCommand Begin { get; }

    public WriterCommand Commit { get; }

    public WriterCommand Savepoint { get; }

    public WriterCommand Release { get; }

    public WriterCommand RollbackToSavepoint { get; }

    public WriterCommand Rollback { get; }

    public WriterCommand this[string sql]
    {
        get
        {
            if (!_commands.TryGetValue(sql, out var command))
            {
                command = new WriterCommand(_connection.Command(sql));
                _commands.Add(sql, command);
            }

            return command;
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _commands.Clear();
    }
}
