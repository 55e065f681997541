using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>
/// The store on the host's connection, in the host's transaction: the writer's own statements, each set between savepoints. It takes no
/// part in the writer's queue, for the host has the lock that the writer waits for.
/// </summary>
internal sealed class JoinedStore : IJoinedStore
{
    private readonly HostConnection _host;
    private readonly Schema _schema;
    private readonly Func<RecordType, TableSql> _sql;
    private readonly Filling _filling;
    private readonly RecentRecords _recent;
    private readonly Action _requireUsable;
    private readonly WriterCommands _commands;
    private readonly Lock _oneAtATime = new();

    private JoinedStore(
        HostConnection host,
        Schema schema,
        Func<RecordType, TableSql> sql,
        Filling filling,
        RecentRecords recent,
        Action requireUsable
    )
    {
        _filling = filling;
        _recent = recent;
        _host = host;
        _schema = schema;
        _sql = sql;
        _requireUsable = requireUsable;
        _commands = new WriterCommands(host.Connection) { Work = new JoinedWork() };
    }

    public bool HasEnded => _host.HasEnded;

    public static JoinedStore Join(
        DbTransaction transaction,
        ConnectionRecipe recipe,
        Schema schema,
        Func<RecordType, TableSql> sql,
        Filling filling,
        RecentRecords recent,
        Action requireUsable
    ) => new(HostConnection.Of(transaction, recipe), schema, sql, filling, recent, requireUsable);

    public ValueTask MigrateAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<Stored<T>?> GetAsync<T>(RecordType<T> type, Owner owner, string id, CancellationToken cancellationToken)
        where T : class => new(ReadOne(type, _sql(type).Get, owner, id, cancellationToken));

    public ValueTask<Stored<T>?> FindAsync<T>(
        RecordType<T> type,
        UniqueName name,
        Owner owner,
        string value,
        CancellationToken cancellationToken
    )
        where T : class
    {
        type.Require(name);
        return new(ReadOne(type, _sql(type).Find(name), owner, value, cancellationToken));
    }

    public ValueTask<IReadOnlyList<Stored<T>>> ListAsync<T>(
        RecordType<T> type,
        Owner owner,
        ListQuery query,
        CancellationToken cancellationToken
    )
        where T : class
    {
        type.Require(query);
        if (query.Group is not null && !StorableText.IsStorable(query.Group))
            return new([]);

        return new(
            Read(
                commands =>
                {
                    var lists = _sql(type).Lists;
                    var rows = _filling.Concerns(type, query.Order)
                        ? UnfilledList.Read(commands, type, owner, query, lists)
                        : commands[lists.Page(query)].With(owner).With(query).Read(DocumentRow.Of);
                    return rows.ConvertAll(row => row.As(type));
                },
                cancellationToken
            )
        );
    }

    public ValueTask<long> CountAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class
    {
        type.Require(query);
        if (query.Group is not null && !StorableText.IsStorable(query.Group))
            return new(0);

        return new(
            Read(
                commands =>
                {
                    var lists = _sql(type).Lists;
                    return _filling.Concerns(type, query.Order)
                        ? UnfilledList.Count(commands, type, owner, query, lists)
                        : commands[lists.Count(query)].With(owner).With(query).First(row => row.Number(0));
                },
                cancellationToken
            )
        );
    }

    public ValueTask<IReadOnlyList<RunningSum>> SumsAsync(
        string sum,
        Owner owner,
        string? from,
        string? before,
        CancellationToken cancellationToken
    )
    {
        _schema.RequireSum(sum, from, before);
        return new(
            Read(
                commands =>
                    RunningSumsSql.Range(commands, owner, sum, from, before).Read(row => new RunningSum(row.Text(0), row.Number(1))),
                cancellationToken
            )
        );
    }

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var change in changes.Sums)
            _schema.RequireSum(change.Sum);
        if (changes.IsEmpty)
            return new(CommitResult.Committed);

        var item = new CommitItem(changes, _sql);
        lock (_oneAtATime)
        {
            RequireUsable();
            Apply(item);
        }

        item.Acknowledge();
        return item.WaitAsync(CancellationToken.None);
    }

    public ValueTask<WorkBatch> ClaimAsync(
        IReadOnlyList<string> kinds,
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    ) =>
        throw new InvalidOperationException(
            "Due work is not claimed inside the host's transaction: a rollback would undo the claim of work that is done. Claim it outside."
        );

    public void Dispose()
    {
        lock (_oneAtATime)
            _commands.Dispose();
    }

    private void Apply(CommitItem item)
    {
        var (begun, applied) = (false, false);
        try
        {
            _commands.Savepoint.Execute();
            begun = true;
            applied = item.Apply(_commands) != WriteEffect.Refused;
            if (applied)
                item.LeaveToTheFile(_recent);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Definite(error);
        }
        finally
        {
            // Some errors roll the host's transaction back whole: then there is no savepoint either.
            if (begun && !_host.HasEnded)
                Leave(applied);
        }
    }

    private void Leave(bool applied)
    {
        if (!applied)
            _commands.RollbackToSavepoint.Execute();
        _commands.Release.Execute();
    }

    private Stored<T>? ReadOne<T>(RecordType<T> type, string sql, Owner owner, string value, CancellationToken cancellationToken)
        where T : class =>
        !StorableText.IsStorable(value) ? null
        : Read(commands => commands[sql].With(owner).With("@value", value).Read(row => DocumentRow.Of(row).As(type)), cancellationToken)
            is [var found, ..]
            ? found
        : null;

    private T Read<T>(Func<WriterCommands, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_oneAtATime)
        {
            RequireUsable();
            try
            {
                return read(_commands);
            }
            catch (SqliteException error)
            {
                throw SqliteErrors.Definite(error);
            }
        }
    }

    private void RequireUsable()
    {
        _requireUsable();
        _host.RequireGoingOn();
    }
}
