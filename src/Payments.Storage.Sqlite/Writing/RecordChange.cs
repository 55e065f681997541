using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>One record's part in a set, serialized on the caller's thread so that the writer only binds and steps.</summary>
internal sealed class RecordChange
{
    private readonly RecordType _type;
    private readonly TableSql _sql;
    private readonly RecordWrite _write;
    private readonly object?[] _columns;
    private readonly byte[]? _document;

    public RecordChange(RecordWrite write, TableSql sql)
    {
        _type = write.Type;
        _sql = sql;
        _write = write;
        _columns = write.Record is null ? [] : _type.ColumnsOf(write.Record);
        _document = write.Record is null ? null : _type.Serialize(write.Record);
    }

    public CommitResult Apply(Owner owner, WriterCommands commands)
    {
        if (_write.ExpectedVersion == 0)
            return Insert(owner, commands) ? CommitResult.Committed : CommitResult.Duplicate(_type.Table, TakenName(owner, commands));

        var changed = _document is null
            ? Run(owner, commands[_sql.Delete].With("@version", _write.ExpectedVersion), columns: null)
            : Run(owner, commands[_sql.Update].With("@version", _write.ExpectedVersion), _sql.Updated);
        return changed == 1 ? CommitResult.Committed : CommitResult.Conflict(_type.Table);
    }

    public void Remember(Owner owner, RecentRecords recent)
    {
        if (_write.Record is null)
            recent.Remove(_type, owner, _write.Id);
        else
            recent.Put(_type, owner, _write.Id, _write.Record, _write.ExpectedVersion + 1);
    }

    public void LeaveToTheFile(Owner owner, RecentRecords recent) => recent.LeaveToTheFile(_type, owner, _write.Id);

    /// <summary>False where the row's place is taken, which the trigger of an append-only table sees before SQLite does.</summary>
    private bool Insert(Owner owner, WriterCommands commands)
    {
        try
        {
            return Run(owner, commands[_sql.Insert], _sql.Inserted) == 1;
        }
        catch (SqliteException error) when (_type.AppendOnly && error.SqliteExtendedErrorCode == AppendOnlySql.Refused)
        {
            return false;
        }
    }

    private int Run(Owner owner, Statement command, IReadOnlyList<int>? columns)
    {
        command.With(owner).With("@id", _write.Id);
        if (columns is not null)
        {
            command.WithText("@document", _document);
            foreach (var index in columns)
                command.WithColumn(_sql.Parameters[index], _columns[index]);
        }

        return command.Execute();
    }

    private string? TakenName(Owner owner, WriterCommands commands)
    {
        if (commands[_sql.Exists].With(owner).With("@id", _write.Id).Any())
            return null;

        foreach (var name in _type.UniqueNames)
        {
            var value = _columns[_sql.IndexOf(name.Column)];
            if (value is not null && commands[_sql.ExistsBy(name)].With(owner).With("@value", (string)value).Any())
                return name.Column.Name;
        }

        throw new StoreException(
            $"A row of {_type.Table} was refused, and neither its id nor a unique name is taken. Has the schema been changed by hand?"
        );
    }
}
