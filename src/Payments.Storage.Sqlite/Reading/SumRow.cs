namespace Payments.Storage.Sqlite;

/// <summary>A running sum as it is read.</summary>
internal sealed class SumRow
{
    public string Key { get; set; } = "";

    public long Value { get; set; }
}
