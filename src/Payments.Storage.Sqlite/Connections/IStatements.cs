namespace Payments.Storage.Sqlite;

/// <summary>The statements of one connection, each prepared once.</summary>
internal interface IStatements
{
    Statement this[string sql] { get; }
}
