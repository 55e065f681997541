using Payments.Storage;

namespace Payments;

/// <summary>Wakes the loops of this process when a commit left work that is due, so that it does not wait for a poll.</summary>
internal sealed class WorkSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next wake-up. Take it before looking for work, so that none is missed.</summary>
    public Task Next
    {
        get
        {
            lock (_gate)
                return _next.Task;
        }
    }

    public void Committed(ChangeSet changes, DateTimeOffset now)
    {
        foreach (var work in changes.Work)
        {
            if (work is WorkChange.Schedule schedule && schedule.DueAt <= now)
            {
                Wake();
                return;
            }
        }
    }

    public void Wake()
    {
        TaskCompletionSource woken;
        lock (_gate)
        {
            woken = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        woken.SetResult();
    }
}
