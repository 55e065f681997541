namespace Payments.PowerCuts;

/// <summary>
/// What the callers were told, one id a line, on a disk that keeps its power. A line is with the kernel before its caller goes on.
/// </summary>
internal sealed class OutsideBooks(string folder)
{
    private readonly Lock _gate = new();

    public string LedgerPath => Path.Combine(folder, "provider.jsonl");

    private string OpenedPath => Path.Combine(folder, "opened");

    private string PaidPath => Path.Combine(folder, "paid");

    /// <summary>The sessions whose making returned.</summary>
    public IReadOnlyList<string> Opened => Read(OpenedPath);

    /// <summary>The sessions whose payment returned as made.</summary>
    public IReadOnlyList<string> Paid => Read(PaidPath);

    public void NoteOpened(string session) => Append(OpenedPath, session);

    public void NotePaid(string session) => Append(PaidPath, session);

    private void Append(string path, string line)
    {
        lock (_gate)
            File.AppendAllText(path, line + "\n");
    }

    // The program may have been killed within a line: that one was told to nobody.
    private static IReadOnlyList<string> Read(string path) => File.Exists(path) ? [.. File.ReadAllText(path).Split('\n').SkipLast(1)] : [];
}
