using Payments.Simulator;

namespace Payments;

/// <summary>
/// What the simulator really decided: its own testimony, apart from anything that the caller has stored. It shows an entry
/// once that would outlive a crash (at once where the ledger is in memory), and counts a payer's money once its time has come.
/// Safe to use from many threads.
/// </summary>
public sealed partial class SimulatorLedger
{
    private readonly Lock _gate = new();
    private readonly LedgerBooks _decided = new();
    private readonly LedgerBooks _shown = new();
    private readonly Dictionary<LedgerSubject, Task> _recorded = [];
    private readonly TimeProvider _time;
    private readonly LedgerWriter? _writer;
    private TaskCompletionSource _changed = NewSignal();

    internal SimulatorLedger(ILedgerMedium? medium, IReadOnlyList<SimulatorEntry> remembered, TimeProvider time)
    {
        _time = time;
        Show(remembered);
        foreach (var entry in remembered)
            _decided.Add(entry);
        if (medium is not null)
            _writer = new LedgerWriter(medium, Show);
    }

    /// <summary>Everything until now, first to last.</summary>
    public IReadOnlyList<SimulatorEntry> Entries
    {
        get
        {
            lock (_gate)
                return Array.AsReadOnly(_shown.Entries.ToArray());
        }
    }

    /// <summary>
    /// The cards that paid all of their amount at once until now, first to last; those of which a payer authenticated first, or
    /// of which money was reserved first, have entries of their own.
    /// </summary>
    public IReadOnlyList<SimulatorEntry.Charged> Charges
    {
        get
        {
            lock (_gate)
                return Array.AsReadOnly(_shown.Entries.OfType<SimulatorEntry.Charged>().ToArray());
        }
    }

    /// <summary>The refunds that pay money back, first to last, whatever came of them.</summary>
    public IReadOnlyList<SimulatorEntry.Refunded> Refunds
    {
        get
        {
            lock (_gate)
                return Array.AsReadOnly(_shown.Entries.OfType<SimulatorEntry.Refunded>().ToArray());
        }
    }

    /// <summary>How often a card of the key paid: 0 or 1, whether at once, after its payer authenticated, or by a capture.</summary>
    public int TimesCharged(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
            return _shown.Charge(key)?.Card?.Taken is null ? 0 : 1;
    }

    /// <summary>
    /// All that has arrived for a charge, whatever went back; zero where it was declined, null where the key was never charged.
    /// </summary>
    public Money? AmountCharged(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
            return _shown.Charge(key)?.TakenAt(_time.GetUtcNow());
    }

    /// <summary>All of a charge that went back or is on its way; zero where nothing is, null where the key was never charged.</summary>
    public Money? AmountRefunded(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
            return _shown.Charge(key) is { Decision.Taken: { } taken } book
                ? book.RefundedAt(_time.GetUtcNow()) ?? Money.Zero(taken.Currency)
                : null;
    }

    /// <summary>All the money that has arrived in a currency, of all owners and methods, whatever went back; zero where none has.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public Money TotalCharged(Currency currency)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            return Sum(currency, _shown.Charges.Select(book => book.TakenAt(now)));
        }
    }

    /// <summary>All the money that went back in a currency, or is on its way, of all owners; zero where none is.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public Money TotalRefunded(Currency currency)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            return Sum(currency, _shown.Charges.Select(book => book.RefundedAt(now)));
        }
    }

    private static Money Sum(Currency currency, IEnumerable<Money?> amounts) =>
        amounts
            .OfType<Money>()
            .Where(amount => amount.Currency == currency)
            .Aggregate(Money.Zero(currency), static (total, amount) => total + amount);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Show(IReadOnlyList<SimulatorEntry> entries)
    {
        lock (_gate)
        {
            foreach (var entry in entries)
                _shown.Add(entry);
        }
    }
}
