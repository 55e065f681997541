namespace Payments.Storage.Sqlite;

/// <summary>An item with its answer. Callers go on elsewhere than on the writer's thread.</summary>
internal abstract class WriteItem<TResult> : WriteItem
{
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected TResult? Result { get; set; }

    public override void Acknowledge() => _answer.TrySetResult(Result!);

    public override void Fail(Exception error) => _answer.TrySetException(error);

    /// <summary>The answer. A cancellation takes the item back where the writer has not taken it, and else is not honoured.</summary>
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
