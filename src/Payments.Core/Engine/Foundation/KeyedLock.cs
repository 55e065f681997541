namespace Payments;

/// <summary>
/// Serialises this process's concurrent writes to the same key, so that they do not conflict with each other. Conflicts with other
/// processes are still the store's to detect. A fixed number of gates serves any number of keys.
/// </summary>
internal sealed class KeyedLock
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<T> RunAsync<T>(Owner owner, string key, Func<ValueTask<T>> write, CancellationToken cancellationToken)
    {
        var gate = _gates[unchecked((uint)HashCode.Combine(owner, key)) % (uint)_gates.Length];
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }
}
