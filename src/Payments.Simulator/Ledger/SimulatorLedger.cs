using Payments.Simulator;

namespace Payments;

/// <summary>
/// What the simulator really decided: its own testimony, apart from anything that the caller has stored. It shows an entry
/// once that would outlive a crash (at once where the ledger is in memory). Safe to use from many threads.
/// </summary>
public sealed class SimulatorLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LedgerDecision> _decided = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatorEntry> _byKey = new(StringComparer.Ordinal);
    private readonly List<SimulatorEntry> _entries = [];
    private readonly LedgerWriter? _writer;

    internal SimulatorLedger(ILedgerMedium? medium, IReadOnlyList<SimulatorEntry> remembered)
    {
        Show(remembered);
        foreach (var entry in remembered)
            _decided.Add(entry.Key, new LedgerDecision(entry, Task.CompletedTask));
        if (medium is not null)
            _writer = new LedgerWriter(medium, Show);
    }

    /// <summary>All decisions until now, first to last.</summary>
    public IReadOnlyList<SimulatorEntry> Entries
    {
        get
        {
            lock (_gate)
                return Array.AsReadOnly(_entries.ToArray());
        }
    }

    /// <summary>The charges that took money until now, first to last.</summary>
    public IReadOnlyList<SimulatorEntry.Charged> Charges
    {
        get
        {
            lock (_gate)
                return Array.AsReadOnly(_entries.OfType<SimulatorEntry.Charged>().ToArray());
        }
    }

    /// <summary>How often the key took money: 0 or 1.</summary>
    public int TimesCharged(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
            return _byKey.TryGetValue(key, out var entry) && entry is SimulatorEntry.Charged ? 1 : 0;
    }

    /// <summary>All the money taken in a currency, of all owners; zero where none was.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public Money TotalCharged(Currency currency) => Charges
        .Where(charge => charge.Amount.Currency == currency)
        .Aggregate(Money.Zero(currency), static (total, charge) => total + charge.Amount);

    /// <summary>The decision of a key, whether or not it is on disk yet; null where there is none.</summary>
    internal LedgerDecision? Find(string key)
    {
        lock (_gate)
            return _decided.GetValueOrDefault(key);
    }

    /// <summary>The decision of a key, made now where there was none: the first to ask decides, and only once.</summary>
    internal LedgerDecision Decide(string key, Func<SimulatorEntry> decide, out bool isNew)
    {
        lock (_gate)
        {
            isNew = !_decided.TryGetValue(key, out var decision);
            if (decision is not null)
                return decision;

            var entry = decide();
            decision = new LedgerDecision(entry, _writer?.AppendAsync(entry) ?? Task.CompletedTask);
            _decided.Add(key, decision);
            if (_writer is null)
                Show([entry]);
            return decision;
        }
    }

    internal Task CloseAsync() => _writer?.CloseAsync() ?? Task.CompletedTask;

    private void Show(IReadOnlyList<SimulatorEntry> entries)
    {
        lock (_gate)
        {
            _entries.AddRange(entries);
            foreach (var entry in entries)
                _byKey.Add(entry.Key, entry);
        }
    }
}
