namespace Payments.Storage.Sqlite;

/// <summary>What one caller waits for: a change set to be applied, or work to be claimed.</summary>
internal abstract class WriteItem
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Canceled = 2;

    private int _state;

    /// <summary>True for the writer alone, and then the caller can no longer take it back.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>Runs between savepoints, on the writer's thread. What it did counts after the commit.</summary>
    public abstract WriteEffect Apply(WriterCommands commands);

    /// <summary>Gives the caller what <see cref="Apply"/> found.</summary>
    public abstract void Acknowledge();

    public abstract void Fail(Exception error);

    protected bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Canceled, Waiting) == Waiting;
}
