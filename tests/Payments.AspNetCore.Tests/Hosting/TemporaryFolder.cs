using Payments.Tests.Shared;

namespace Payments.AspNetCore.Tests.Hosting;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("payments-");

    public string this[string file] => Path.Combine(_directory.FullName, file);

    // A store's lock is empty, and open to nobody else.
    public IEnumerable<string> Files =>
        Directory.EnumerateFiles(_directory.FullName).Where(path => !path.EndsWith("-lock", StringComparison.Ordinal));

    public void Dispose()
    {
        KeptFiles.Keep(_directory);
        _directory.Delete(recursive: true);
    }
}
