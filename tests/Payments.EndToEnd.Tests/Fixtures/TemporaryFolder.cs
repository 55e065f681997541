using Payments.Tests.Shared;

namespace Payments.EndToEnd.Tests;

/// <summary>A folder of one test's own, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payments-e2e-");

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Keeps the files as they are now, for the last test to look through.</summary>
    public void Keep() => KeptFiles.Keep(_folder);

    public void Dispose()
    {
        KeptFiles.Keep(_folder);
        _folder.Delete(recursive: true);
    }
}
