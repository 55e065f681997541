using Payments.Tests.Shared;
using IoPath = System.IO.Path;

namespace Payments.Simulator.Tests;

/// <summary>A path for a ledger in a directory of its own, which goes away with it.</summary>
internal sealed class TemporaryLedger : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("payments-simulator-");

    public string Path => IoPath.Combine(_directory.FullName, "simulator.jsonl");

    public void Dispose()
    {
        KeptFiles.Keep(_directory);
        _directory.Delete(recursive: true);
    }
}
