namespace Payments.Storage;

/// <summary>What became of a change set. Only <see cref="Committed"/> changed anything.</summary>
public enum CommitStatus
{
    /// <summary>All of it is durable.</summary>
    Committed,

    /// <summary>A record has another version than the one read, or is gone: reload and decide again.</summary>
    Conflict,

    /// <summary>An inserted record's id or unique name is taken.</summary>
    Duplicate,

    /// <summary>A completed or retried row of work was claimed by another in the meantime, or canceled.</summary>
    LeaseLost,
}

/// <summary>What became of a change set, and for <see cref="CommitStatus.Duplicate"/> which table and name were taken.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Table">The table of the record that is in the way, else null.</param>
/// <param name="Name">The column of the taken unique name; null where the id itself is taken.</param>
public readonly record struct CommitResult(CommitStatus Status, string? Table = null, string? Name = null)
{
    /// <summary>All of it is durable.</summary>
    public static CommitResult Committed => default;

    /// <summary>A record moved.</summary>
    public static CommitResult Conflict(string table) => new(CommitStatus.Conflict, table);

    /// <summary>An id (<paramref name="name"/> null) or a unique name is taken.</summary>
    public static CommitResult Duplicate(string table, string? name) => new(CommitStatus.Duplicate, table, name);

    /// <summary>A lease is lost.</summary>
    public static CommitResult LeaseLost => new(CommitStatus.LeaseLost);
}
