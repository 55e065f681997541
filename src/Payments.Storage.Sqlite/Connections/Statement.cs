using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>A statement whose parameters are set by name. The writer keeps it and runs it again and again; a reader runs it once.</summary>
internal sealed class Statement(SqliteCommand command) : IDisposable
{
    private readonly Dictionary<string, SqliteParameter> _parameters = [];

    public Statement With(string name, object? value)
    {
        if (!_parameters.TryGetValue(name, out var parameter))
        {
            parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
            _parameters.Add(name, parameter);
        }

        parameter.Value = value ?? DBNull.Value;
        return this;
    }

    public Statement With(Owner owner) => With("@account", owner.Account).With("@livemode", owner.Livemode ? 1L : 0L);

    /// <summary>The parameters of a list.</summary>
    public Statement With(ListQuery query)
    {
        var range = ListRange.Of(query);
        return With("@group", query.Group)
            .With("@most", query.UpTo)
            .With("@afterBy", query.After?.By)
            .With("@afterId", query.After?.Id)
            .With("@low", range.Low)
            .With("@high", range.High)
            .With("@limit", (long)query.Limit)
            .With("@skip", (long)query.Skip);
    }

    /// <summary>Runs it, and says how many rows it changed.</summary>
    public int Execute() => command.ExecuteNonQuery();

    public bool Any()
    {
        using var reader = command.ExecuteReader();
        return reader.Read();
    }

    /// <summary>The first row; the default without one.</summary>
    public T? First<T>(Func<SqliteDataReader, T> row)
    {
        using var reader = command.ExecuteReader();
        return reader.Read() ? row(reader) : default;
    }

    public List<T> Read<T>(Func<SqliteDataReader, T> row)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    public void Dispose() => command.Dispose();
}
