namespace Payments.Load;

/// <summary>
/// The floor below every payment: four commits that the caller waits for, one after the other, and nothing decided. The last of them
/// stands for the events, so that none is ever waiting.
/// </summary>
internal sealed class FloorPayments : IPaymentLoad
{
    private FloorWriter _writer = null!;
    private long _number;
    private long _paid;

    public double HandedOut => Volatile.Read(ref _paid);

    public Task StartAsync(string path)
    {
        _writer = new FloorWriter(path);
        return Task.CompletedTask;
    }

    public Func<Task> NewCaller()
    {
        var set = new FloorSet();
        return () => PayAsync(set);
    }

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PayAsync(FloorSet set)
    {
        set.Identify(Interlocked.Increment(ref _number));
        await set.WriteAsync(_writer, FloorStep.Create);
        await set.WriteAsync(_writer, FloorStep.Begin);
        await set.WriteAsync(_writer, FloorStep.Settle);
        await set.WriteAsync(_writer, FloorStep.HandOut);
        Interlocked.Increment(ref _paid);
    }
}
