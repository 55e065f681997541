namespace Payments.Specifications;

/// <summary>Files of the repository that tests read, and write where a person asks for it by PAYMENTS_APPROVE=1.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>The file's text, after it was brought up to date where that was asked for.</summary>
    public static string Reviewed(string path, string current)
    {
        var file = PathOf(path);
        if (Environment.GetEnvironmentVariable("PAYMENTS_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, current);
        }

        return File.Exists(file)
            ? File.ReadAllText(file)
            : $"{path} is missing. Run the tests with PAYMENTS_APPROVE=1 and review what they write.";
    }

    private static string Find(DirectoryInfo? directory) =>
        directory is null ? throw new InvalidOperationException("The tests run inside the repository: no Payments.sln above them.")
        : File.Exists(Path.Combine(directory.FullName, "Payments.sln")) ? directory.FullName
        : Find(directory.Parent);
}
