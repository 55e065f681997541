using System.Collections.Concurrent;

namespace Payments.Simulator.Tests;

/// <summary>A medium whose writes wait until the test lets them through, or fails them.</summary>
internal sealed class GatedMedium : ILedgerMedium
{
    private readonly SemaphoreSlim _begun = new(0);
    private readonly SemaphoreSlim _gate = new(0);

    public string Name => "(gated)";

    public ConcurrentQueue<byte[]> Writes { get; } = new();

    public Exception? Failure { get; set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Ends when the writer has come to its next write.</summary>
    public Task WhenWritingAsync(CancellationToken cancellationToken) => _begun.WaitAsync(cancellationToken);

    public void LetThrough(int writes) => _gate.Release(writes);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _begun.Release();
        _gate.Wait();
        if (Failure is not null)
            throw Failure;
        Writes.Enqueue(bytes.ToArray());
    }

    public void Dispose() => IsDisposed = true;
}
