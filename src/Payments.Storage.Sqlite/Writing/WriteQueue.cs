namespace Payments.Storage.Sqlite;

/// <summary>
/// The bounded queue before the writer. A monitor, not a channel: the writer is one thread that sleeps here, and is woken
/// by the caller itself rather than by way of the thread pool.
/// </summary>
internal sealed class WriteQueue(int capacity)
{
    // Milliseconds: longer than a commit takes, and nothing to those who get a webhook.
    private const int Patience = 5;

    private readonly object _gate = new();
    private readonly Queue<WriteItem> _items = new();
    private Func<Exception>? _closed;
    private int _hurried;
    private long _waitUntil;

    /// <exception cref="StoreBusyException">As many wait as may.</exception>
    public void Add(WriteItem item)
    {
        lock (_gate)
        {
            if (_closed is not null)
                throw _closed();
            if (_items.Count >= capacity)
                throw new StoreBusyException($"{capacity} change sets wait for the disk already. Try again after a second.");

            _items.Enqueue(item);
            if (_items.Count == 1)
                _waitUntil = Environment.TickCount64 + Patience;
            if (!item.CanWait)
                _hurried++;
            if (_items.Count == 1 || _hurried == 1 && !item.CanWait)
                Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes what waits, in order and <paramref name="most"/> at most; false where the queue is closed and empty.</summary>
    public bool Take(List<WriteItem> batch, int most)
    {
        lock (_gate)
        {
            while (_hurried == 0 && _closed is null && WaitFor() is var wait and not 0)
                Monitor.Wait(_gate, wait);
            if (_items.Count == 0)
                return _closed is null;

            while (batch.Count < most && _items.TryDequeue(out var item))
            {
                if (!item.CanWait)
                    _hurried--;
                if (item.TryTake())
                    batch.Add(item);
            }

            return true;
        }
    }

    // In milliseconds; how long the items may wait that are in no hurry.
    private int WaitFor() => _items.Count == 0 ? Timeout.Infinite : (int)Math.Clamp(_waitUntil - Environment.TickCount64, 0, Patience);

    /// <summary>Takes no more items; those that wait stay. The first reason counts.</summary>
    public void Close(Func<Exception> reason)
    {
        lock (_gate)
        {
            _closed ??= reason;
            Monitor.Pulse(_gate);
        }
    }
}
