using System.Buffers.Binary;
using System.Threading.Tasks.Sources;

namespace Payments.Load;

/// <summary>What a caller of the floor waits for: a step of a payment. Used again for each step, so that nothing is allocated.</summary>
internal sealed class FloorSet : IValueTaskSource
{
    private const int KeyBytes = 16;

    private readonly byte[] _key = new byte[KeyBytes];
    private ManualResetValueTaskSourceCore<bool> _done;

    public FloorStep Step { get; private set; }

    /// <summary>Eight bytes that rise and eight of chance, as a binary key that sorts by time.</summary>
    public ReadOnlySpan<byte> Key => _key;

    /// <summary>The payment's number.</summary>
    public long Number { get; private set; }

    public void Identify(long number)
    {
        Number = number;
        BinaryPrimitives.WriteInt64BigEndian(_key, number);
        Random.Shared.NextBytes(_key.AsSpan(sizeof(long)));
    }

    public ValueTask WriteAsync(FloorWriter writer, FloorStep step)
    {
        Step = step;
        _done.Reset();
        var waiting = new ValueTask(this, _done.Version);
        writer.Submit(this);
        return waiting;
    }

    public void Complete() => _done.SetResult(true);

    void IValueTaskSource.GetResult(short token) => _done.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _done.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _done.OnCompleted(continuation, state, token, flags);
}

/// <summary>The four commits of a payment.</summary>
internal enum FloorStep
{
    Create,
    Begin,
    Settle,
    HandOut,
}
