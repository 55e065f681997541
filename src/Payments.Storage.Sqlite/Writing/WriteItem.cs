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

    /// <summary>Whether nobody waits for it: it goes with the next batch, and after a while by itself.</summary>
    public virtual bool CanWait => false;

    /// <summary>Runs in the writer's transaction and on its thread. What it did counts after the commit.</summary>
    public abstract WriteEffect Apply(WriterCommands commands);

    /// <summary>Whether it changed something; said by the writer, for of what threw half may have been done.</summary>
    public bool HasChanged { get; set; }

    /// <summary>Why it alone was refused; null where it was not.</summary>
    public Exception? Failure { get; set; }

    /// <summary>After the commit of what it changed: notes what is now known to stand.</summary>
    public virtual void Remember(RecentRecords recent) { }

    /// <summary>Gives the caller what <see cref="Apply"/> found.</summary>
    public abstract void Acknowledge();

    public abstract void Fail(Exception error);

    /// <summary>Once the batch has come to its end: only then is it certain which of its tries counts.</summary>
    public void Settle()
    {
        if (Failure is { } failure)
            Fail(failure);
        else
            Acknowledge();
    }

    protected bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Canceled, Waiting) == Waiting;
}

/// <summary>An item with its result. Callers continue on another thread than the writer's.</summary>
internal abstract class WriteItem<TResult> : WriteItem
{
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected TResult? Result { get; set; }

    public override void Acknowledge() => _answer.TrySetResult(Result!);

    public override void Fail(Exception error) => _answer.TrySetException(error);

    /// <summary>The result. Cancellation withdraws the item until the writer takes it, and has no effect afterwards.</summary>
    public async ValueTask<TResult> WaitAsync(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static (item, token) =>
            {
                var withdrawn = (WriteItem<TResult>)item!;
                if (withdrawn.TryWithdraw())
                    withdrawn._answer.TrySetCanceled(token);
            },
            this
        );
        return await _answer.Task.ConfigureAwait(false);
    }
}

/// <summary>What an item did inside its savepoint.</summary>
internal enum WriteEffect
{
    /// <summary>Something is to be committed.</summary>
    Changed,

    /// <summary>All is as it was; a batch of nothing else needs no commit.</summary>
    Unchanged,

    /// <summary>Rolls back what it changed before it was refused.</summary>
    Refused,
}
