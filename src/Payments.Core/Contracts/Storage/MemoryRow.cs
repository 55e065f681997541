namespace Payments.Storage;

/// <summary>A record with what a SQL store would keep beside it.</summary>
internal sealed record MemoryRow(string Id, object Record, long Version, object?[] Columns)
{
    public Stored<T> As<T>()
        where T : class => new((T)Record, Version);
}
