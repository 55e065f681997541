namespace Payments.Storage.Sqlite;

/// <summary>What an item did inside its savepoint.</summary>
internal enum WriteEffect
{
    /// <summary>Something is to be committed.</summary>
    Changed,

    /// <summary>All is as it was; a batch of nothing else needs no commit.</summary>
    Unchanged,

    /// <summary>What it changed before it was refused goes back.</summary>
    Refused,
}
