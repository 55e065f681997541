using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>
/// A statement, prepared once and run again and again, whose parameters are set by name. It calls SQLite itself: the driver's commands
/// and readers cost several times what the engine does for a small row.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int Done = 101;
    private const int HasRow = 100;
    private const uint IsKept = 1;
    private const int Short = 256;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly Dictionary<string, int> _parameters = new(StringComparer.Ordinal);

    public Statement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Require(raw.sqlite3_prepare_v3(_connection, sql, IsKept, out _statement));
        for (var index = raw.sqlite3_bind_parameter_count(_statement); index > 0; index--)
            _parameters[raw.sqlite3_bind_parameter_name(_statement, index).utf8_to_string()] = index;
    }

    public Statement With(string name, long value) => Bound(raw.sqlite3_bind_int64(_statement, _parameters[name], value));

    public Statement With(string name, string? value)
    {
        var index = _parameters[name];
        if (value is null)
            return Bound(raw.sqlite3_bind_null(_statement, index));
        if (value.Length == 0)
            return Bound(raw.sqlite3_bind_text(_statement, index, "")); // An empty span has no address, which SQLite takes for NULL.

        byte[]? rented = null;
        var utf8 = value.Length * 3 <= Short ? stackalloc byte[Short] : rented = ArrayPool<byte>.Shared.Rent(value.Length * 3);
        var length = Encoding.UTF8.GetBytes(value, utf8);
        var result = raw.sqlite3_bind_text(_statement, index, utf8[..length]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return Bound(result);
    }

    /// <summary>UTF-8, as it is, and not empty.</summary>
    public Statement WithText(string name, ReadOnlySpan<byte> utf8) => Bound(raw.sqlite3_bind_text(_statement, _parameters[name], utf8));

    /// <summary>The value of a declared column: a string, a boxed long, or null.</summary>
    public Statement WithColumn(string name, object? value) => value is long number ? With(name, number) : With(name, (string?)value);

    public Statement With(Owner owner) => With("@account", owner.Account).With("@livemode", owner.Livemode ? 1L : 0L);

    /// <summary>The parameters of a list, as far as the statement has them.</summary>
    public Statement With(ListQuery query)
    {
        var range = ListRange.Of(query);
        return WithIfAsked("@group", query.Group)
            .WithIfAsked("@most", query.UpTo)
            .WithIfAsked("@afterBy", query.After?.By)
            .WithIfAsked("@afterId", query.After?.Id)
            .WithIfAsked("@low", range.Low)
            .WithIfAsked("@high", range.High)
            .WithIfAsked("@limit", (long)query.Limit)
            .WithIfAsked("@skip", (long)query.Skip);
    }

    /// <summary>Runs it, and says how many rows it changed.</summary>
    public int Execute()
    {
        try
        {
            while (Step()) { }

            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            Reset();
        }
    }

    public bool Any()
    {
        try
        {
            return Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The first row; the default without one.</summary>
    public T? First<T>(Func<Row, T> row)
    {
        try
        {
            return Step() ? row(new Row(_statement)) : default;
        }
        finally
        {
            Reset();
        }
    }

    public List<T> Read<T>(Func<Row, T> row)
    {
        try
        {
            var rows = new List<T>();
            while (Step())
                rows.Add(row(new Row(_statement)));
            return rows;
        }
        finally
        {
            Reset();
        }
    }

    public void Dispose() => _statement.Dispose();

    private Statement WithIfAsked(string name, object? value) => _parameters.ContainsKey(name) ? WithColumn(name, value) : this;

    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (Done or HasRow))
            Require(result);
        return result == HasRow;
    }

    private Statement Bound(int result)
    {
        if (result != raw.SQLITE_OK)
            Require(result);
        return this;
    }

    // It says again what the last step said. Parameters keep their values.
    private void Reset() => raw.sqlite3_reset(_statement);

    private void Require(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}

/// <summary>The row at which a statement stands.</summary>
internal readonly struct Row(sqlite3_stmt statement)
{
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    /// <summary>The bytes of a text or blob, until the statement goes on.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);
}
