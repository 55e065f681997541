using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>How far a file is converted: its schema, and up to which row each table that is being filled lacks its columns.</summary>
internal sealed record FillState(long Version, IReadOnlyDictionary<string, long> UpTo)
{
    public bool IsConverted => Version == PaymentsSchema.Current.Version;

    public bool IsUnderWay => UpTo.Count > 0;

    public long RowsLeft => UpTo.Values.Sum();

    public static FillState Read(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        var version = connection.QuerySingle<long>("SELECT max(step) FROM payments_schema");
        var unfinished =
            connection.Scalar(BackFillSql.Exists) == 0
                ? []
                : connection.Query<(long Step, string Table, long UpTo)>(BackFillSql.Unfinished);
        return new FillState(version, unfinished.ToDictionary(row => row.Table, row => row.UpTo));
    }

    /// <summary>What was converted or filled before is so still: a fill goes on where it was, and never begins anew.</summary>
    public void GoesOnFrom(FillState before)
    {
        Assert.True(Version >= before.Version, $"The file is at step {Version}, and was at step {before.Version}.");
        if (!before.IsConverted)
            return;

        foreach (var (table, upTo) in UpTo)
            Assert.True(
                before.UpTo.TryGetValue(table, out var then) && upTo <= then,
                $"{table} lacks its columns up to row {upTo}, and lacked them up to {(then == 0 ? "none" : then)} before."
            );
    }
}
