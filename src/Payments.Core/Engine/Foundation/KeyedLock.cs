namespace Payments;

/// <summary>
/// Lets those of this process who write the same thing pass one after the other, where many come at once: each then meets no conflict of
/// its neighbours. Other processes are met by the store, as ever. A fixed number of gates serves any number of things.
/// </summary>
internal sealed class KeyedLock
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<T> PassAsync<T>(Owner owner, string key, Func<ValueTask<T>> write, CancellationToken cancellationToken)
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
