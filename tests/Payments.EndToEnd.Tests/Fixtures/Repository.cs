using System.Runtime.CompilerServices;

namespace Payments.EndToEnd.Tests;

/// <summary>Where things stand in the repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The newest build of another program, in the configuration of this one.</summary>
    public static string Program(string project, string name)
    {
        var path = Path.Combine(Root, project, "bin", Configuration, "net10.0", name + ".dll");
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException($"{path} is missing. Build the solution in {Configuration} first.");
    }

    public static string Artifact(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "artifacts"));
        return Path.Combine(folder.FullName, name);
    }

    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // The folder of the build comes first: a deterministic build may rewrite the paths of the sources.
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here) })
        {
            for (var folder = start is null ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Payments.sln")))
                    return folder.FullName;
            }
        }

        throw new InvalidOperationException("Payments.sln is in no folder above this program.");
    }
}
