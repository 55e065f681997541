using System.Buffers;

namespace Payments.Simulator;

/// <summary>
/// Group commit: while one write is under way the next entries gather, and go into one write together. It runs on a pool
/// thread as long as entries wait, and holds none when none does.
/// </summary>
internal sealed class LedgerWriter(ILedgerMedium medium, Action<IReadOnlyList<SimulatorEntry>> written)
{
    private readonly Lock _gate = new();
    private List<Waiting> _waiting = [];
    private Task _draining = Task.CompletedTask;
    private SimulatorLedgerException? _failure;
    private bool _isDraining;
    private bool _isClosed;

    /// <summary>
    /// Entries are written in the order of the calls. The task ends when the entry is on disk, after it was handed on as written.
    /// </summary>
    public Task AppendAsync(SimulatorEntry entry)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SimulatorLedger));
            if (_failure is not null)
                throw _failure;

            var waiting = new Waiting(entry);
            _waiting.Add(waiting);
            if (!_isDraining)
            {
                _isDraining = true;
                _draining = Task.Run(Drain);
            }

            return waiting.Done.Task;
        }
    }

    /// <summary>Takes no more entries, writes those that wait, and closes the medium. May be called again.</summary>
    public async Task CloseAsync()
    {
        Task draining;
        lock (_gate)
        {
            _isClosed = true;
            draining = _draining;
        }

        await draining.ConfigureAwait(false);
        medium.Dispose();
    }

    private void Drain()
    {
        while (TakeBatch() is { } batch)
        {
            try
            {
                Write(batch);
            }
            catch (Exception exception)
            {
                Fail(batch, exception);
            }
        }
    }

    private List<Waiting>? TakeBatch()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _isDraining = false;
                return null;
            }

            var batch = _waiting;
            _waiting = [];
            return batch;
        }
    }

    private void Write(List<Waiting> batch)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var waiting in batch)
            bytes.Write(LedgerLine.Write(waiting.Entry));
        medium.Append(bytes.WrittenSpan);

        written(batch.ConvertAll(static waiting => waiting.Entry));
        foreach (var waiting in batch)
            waiting.Done.SetResult();
    }

    // After a failed write or sync the disk's content is unknown, and a second sync may succeed over lost bytes: nothing
    // more is written, and the file is read again by the next process.
    private void Fail(List<Waiting> batch, Exception exception)
    {
        lock (_gate)
        {
            _failure ??= new SimulatorLedgerException(
                $"The simulator's ledger {medium.Name} could not be written: {exception.Message} Whether the entry was written is unknown. "
                    + "Repair the disk and start the process again; charges of unknown outcome are then resolved by their keys.",
                exception
            );
            batch.AddRange(_waiting);
            _waiting = [];
        }

        foreach (var waiting in batch)
            waiting.Done.TrySetException(_failure);
    }

    private sealed class Waiting(SimulatorEntry entry)
    {
        public SimulatorEntry Entry { get; } = entry;

        // Callers go on elsewhere: the writer's thread has the next batch to write.
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What keeps the ledger's bytes.</summary>
internal interface ILedgerMedium : IDisposable
{
    /// <summary>For messages.</summary>
    string Name { get; }

    /// <summary>Adds bytes at the end and returns when they would outlive a power cut. One call at a time.</summary>
    void Append(ReadOnlySpan<byte> bytes);
}
