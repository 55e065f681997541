namespace Payments.Storage.Sqlite.Tests;

/// <summary>Holds the writer before its next COMMIT until it is let go, so that a test decides what waits meanwhile.</summary>
internal sealed class HeldCommit : IDisposable
{
    private readonly ManualResetEventSlim _reached = new();
    private readonly ManualResetEventSlim _letGo = new();

    public HeldCommit(CommitWriter writer)
    {
        writer.AroundCommit = commit =>
        {
            _reached.Set();
            _letGo.Wait();
            commit();
        };
    }

    public Task ReachedAsync() => Task.Run(_reached.Wait);

    public void LetGo() => _letGo.Set();

    public void Dispose() => LetGo();
}
