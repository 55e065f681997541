using System.Globalization;

namespace Payments.PayingHost;

/// <summary>What callers were told, a line each, with the kernel before the caller goes on: a killed process loses none.</summary>
internal sealed class ToldCallers
{
    private const int MostAgain = 100;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Queue<string> _unanswered;
    private readonly string[] _old;

    public ToldCallers(string path)
    {
        _path = $"{path}.told";
        string[][] lines = File.Exists(_path) ? [.. File.ReadAllLines(_path).Select(line => line.Split(' '))] : [];
        var paid = lines.Where(line => line[0] == "paid").Select(line => line[1]).ToHashSet();
        _unanswered = new(
            lines.Where(line => line[0] == "created").Select(line => line[1]).Where(id => !paid.Contains(id)).TakeLast(MostAgain)
        );
        _old = File.Exists($"{path}.old") ? File.ReadAllLines($"{path}.old") : [];
    }

    public void NoteCreated(string session, long amount) =>
        Append(string.Create(CultureInfo.InvariantCulture, $"created {session} {amount}"));

    public void NotePaid(string session, string intent, string charge) => Append($"paid {session} {intent} {charge}");

    /// <summary>A session that an earlier process created and has not called paid; each of them once.</summary>
    public string? TakeUnanswered()
    {
        lock (_gate)
            return _unanswered.TryDequeue(out var session) ? session : null;
    }

    /// <summary>A paid session of the earlier release and its intent.</summary>
    public (string Session, string Intent)? SomeOld(Random random) =>
        _old.Length > 0 && _old[random.Next(_old.Length)].Split(' ') is [var session, var intent] ? (session, intent) : null;

    private void Append(string line)
    {
        lock (_gate)
            File.AppendAllText(_path, line + "\n");
    }
}
