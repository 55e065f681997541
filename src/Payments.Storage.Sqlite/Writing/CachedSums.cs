using System.Runtime.InteropServices;

namespace Payments.Storage.Sqlite;

/// <summary>
/// The running sums that the writer has added to, as they stand in its open transaction. A batch of many sets adds to the same few, and
/// writes each once before its commit.
/// </summary>
internal sealed class CachedSums
{
    private const int Most = 4096;

    private readonly Dictionary<(Owner Owner, string Sum, string Key), long> _values = [];
    private readonly HashSet<(Owner Owner, string Sum, string Key)> _unwritten = [];

    /// <exception cref="StoreException">One of them would leave the range of a 64-bit integer; none is changed.</exception>
    public void Check(Owner owner, IReadOnlyList<SumChange> changes, WriterCommands commands)
    {
        foreach (var change in changes)
        {
            var standing = Value(owner, change, commands);
            if (change.Delta > 0 ? standing > long.MaxValue - change.Delta : standing < long.MinValue - change.Delta)
                throw change.OutOfRange(null);
        }
    }

    /// <summary>After <see cref="Check"/>, once nothing else can refuse the set.</summary>
    public void Add(Owner owner, IReadOnlyList<SumChange> changes)
    {
        foreach (var change in changes)
        {
            var place = (owner, change.Sum, change.Key);
            CollectionsMarshal.GetValueRefOrNullRef(_values, place) += change.Delta;
            _unwritten.Add(place);
        }
    }

    /// <summary>Before the commit.</summary>
    public void Write(WriterCommands commands)
    {
        foreach (var place in _unwritten)
            commands[RunningSumsSql.Set]
                .With(place.Owner)
                .With("@sum", place.Sum)
                .With("@key", place.Key)
                .With("@value", _values[place])
                .Execute();
    }

    public void Committed()
    {
        _unwritten.Clear();
        if (_values.Count > Most)
            _values.Clear();
    }

    /// <summary>The batch was rolled back, or somebody else has written: what stands is read again.</summary>
    public void Forget()
    {
        _unwritten.Clear();
        _values.Clear();
    }

    private long Value(Owner owner, SumChange change, WriterCommands commands)
    {
        var place = (owner, change.Sum, change.Key);
        if (!_values.TryGetValue(place, out var value))
        {
            value = commands[RunningSumsSql.One].With(owner).With("@sum", change.Sum).With("@key", change.Key).First(row => row.Number(0));
            _values.Add(place, value);
        }

        return value;
    }
}
