namespace Payments;

/// <summary>So many calls at once; further ones wait in turn, for as long as each of them cares to.</summary>
internal sealed class CallPlaces(int most)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private int _taken;

    /// <summary>Whether there was a place before the wait ended; it is to be left again.</summary>
    public ValueTask<bool> EnterAsync(Task longest)
    {
        lock (_gate)
        {
            if (_taken < most)
            {
                _taken++;
                return ValueTask.FromResult(true);
            }

            return longest.IsCompleted ? ValueTask.FromResult(false) : new(WaitAsync(_waiting.AddLast(NewTurn()), longest));
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (_waiting.First is not { } next)
            {
                _taken--;
                return;
            }

            _waiting.RemoveFirst();
            next.Value.SetResult();
        }
    }

    private async Task<bool> WaitAsync(LinkedListNode<TaskCompletionSource> turn, Task longest)
    {
        await Task.WhenAny(turn.Value.Task, longest).ConfigureAwait(false);
        lock (_gate)
        {
            if (turn.List is null)
                return true;

            _waiting.Remove(turn);
            return false;
        }
    }

    private static TaskCompletionSource NewTurn() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
