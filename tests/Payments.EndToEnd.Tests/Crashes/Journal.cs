using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

/// <summary>What the shop has promised to somebody outside: these things must be true for ever after.</summary>
internal sealed class Journal
{
    private int _answers;
    private int _lost;
    private int _repeated;
    private int _busy;

    /// <summary>Sessions whose making was answered with 200, by name, as they were answered.</summary>
    public ConcurrentDictionary<string, JsonObject> Sessions { get; } = new();

    /// <summary>Names of sessions that the API has called paid.</summary>
    public ConcurrentDictionary<string, bool> Paid { get; } = new();

    /// <summary>SyncPay's checkouts whose making was answered with 200, by id, and the key of each.</summary>
    public ConcurrentDictionary<string, string> Checkouts { get; } = new();

    /// <summary>Ids of checkouts whose payment was confirmed and acknowledged.</summary>
    public ConcurrentDictionary<string, bool> Submitted { get; } = new();

    /// <summary>Bank lines whose taking was answered with 200, by the bank's reference, and the id of each.</summary>
    public ConcurrentDictionary<string, string> Lines { get; } = new();

    /// <summary>Refunds whose making was answered with 200, by key, and the id of each.</summary>
    public ConcurrentDictionary<string, string> Refunds { get; } = new();

    /// <summary>What should never have been answered.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>How many requests have had an answer, of whatever kind.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>How many requests have lost their connection.</summary>
    public int Lost => Volatile.Read(ref _lost);

    /// <summary>How many requests were sent again with the same key.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    /// <summary>How many requests were answered that it is too much now, which a machine under load may say.</summary>
    public int Busy => Volatile.Read(ref _busy);

    public void NoteAnswer() => Interlocked.Increment(ref _answers);

    public void NoteLost() => Interlocked.Increment(ref _lost);

    public void NoteBusy() => Interlocked.Increment(ref _busy);

    public void NoteRepeated() => Interlocked.Increment(ref _repeated);
}
