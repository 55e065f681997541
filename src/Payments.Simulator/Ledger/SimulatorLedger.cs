using Payments.Simulator;

namespace Payments;

/// <summary>
/// What the simulator really decided: its own record, apart from anything that the caller has stored. It shows an entry
/// once that would outlive a crash (at once where the ledger is in memory), and counts a payer's money once its time has come.
/// Safe to use from many threads.
/// </summary>
public sealed class SimulatorLedger
{
    private readonly Lock _gate = new();
    private readonly LedgerState _decided = new();
    private readonly LedgerState _shown = new();
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
    public IReadOnlyList<SimulatorCardEntry.Charged> Charges
    {
        get
        {
            lock (_gate)
                return Array.AsReadOnly(_shown.Entries.OfType<SimulatorCardEntry.Charged>().ToArray());
        }
    }

    /// <summary>The refunds that pay money back, first to last, whatever came of them.</summary>
    public IReadOnlyList<SimulatorRefundEntry.Refunded> Refunds
    {
        get
        {
            lock (_gate)
                return Array.AsReadOnly(_shown.Entries.OfType<SimulatorRefundEntry.Refunded>().ToArray());
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
    /// All that has arrived for a charge, whatever was refunded; zero where it was declined, null where the key was never charged.
    /// </summary>
    public Money? AmountCharged(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
            return _shown.Charge(key)?.TakenAt(_time.GetUtcNow());
    }

    /// <summary>All of a charge that was refunded or is on its way; zero where nothing is, null where the key was never charged.</summary>
    public Money? AmountRefunded(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
            return _shown.Charge(key) is { Decision.Taken: { } taken } history
                ? history.RefundedAt(_time.GetUtcNow()) ?? Money.Zero(taken.Currency)
                : null;
    }

    /// <summary>
    /// All the money that has arrived in a currency, of all owners and methods, whatever was refunded; zero where none has.
    /// </summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public Money TotalCharged(Currency currency)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            return Sum(currency, _shown.Charges.Select(history => history.TakenAt(now)));
        }
    }

    /// <summary>All the money that was refunded in a currency, or is on its way, of all owners; zero where none is.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public Money TotalRefunded(Currency currency)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            return Sum(currency, _shown.Charges.Select(history => history.RefundedAt(now)));
        }
    }

    /// <summary>Ends when there is more to report to the host. Taken before a check, so that nothing is missed after it.</summary>
    internal Task Changed
    {
        get
        {
            lock (_gate)
                return _changed.Task;
        }
    }

    /// <summary>The charge of a key, whether or not it is on disk yet; null where there is none.</summary>
    internal ChargeHistory? Find(string key)
    {
        lock (_gate)
            return _decided.Charge(key);
    }

    /// <summary>What the state say, whether or not it is on disk yet.</summary>
    internal T Look<T>(Func<LedgerState, T> look)
    {
        lock (_gate)
            return look(_decided);
    }

    /// <summary>The state of which the host has not taken every notification, first to last.</summary>
    internal IReadOnlyList<LedgerDecision<INotifying>> Untold()
    {
        lock (_gate)
        {
            return
            [
                .. _decided
                    .Untold.OrderBy(static history => history.Since)
                    .ThenBy(static history => history.Subject.Key, StringComparer.Ordinal)
                    .ThenBy(static history => history.Subject.Kind)
                    .Select(history => new LedgerDecision<INotifying>(history, RecordedOf(history.Subject))),
            ];
        }
    }

    /// <summary>The charge of a key, decided now where there was none: the first to ask decides, and only once.</summary>
    internal LedgerDecision<ChargeHistory> Decide(string key, Func<LedgerState, SimulatorEntry> decide, out bool isNew)
    {
        var first = false;
        var decided = Continue(
            LedgerSubject.Charge(key),
            state => (first = state.Charge(key) is null) ? decide(state) : null,
            state => state.Charge(key)!
        );
        isNew = first;
        return decided;
    }

    /// <summary>Adds to the charge of a key what follows from its history: nothing where <paramref name="next"/> returns null.</summary>
    internal LedgerDecision<ChargeHistory> Continue(string key, Func<ChargeHistory?, SimulatorEntry?> next) =>
        Continue(LedgerSubject.Charge(key), state => next(state.Charge(key)), state => state.Charge(key)!);

    /// <summary>
    /// Adds what follows from the state, and returns what is asked of the state after it; recorded when every entry about the subject
    /// is.
    /// </summary>
    internal LedgerDecision<T> Continue<T>(LedgerSubject subject, Func<LedgerState, SimulatorEntry?> next, Func<LedgerState, T> answer)
    {
        lock (_gate)
        {
            if (next(_decided) is { } entry)
                Append(entry);
            return new(answer(_decided), RecordedOf(subject));
        }
    }

    internal Task CloseAsync() => _writer?.CloseAsync() ?? Task.CompletedTask;

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

    private Task RecordedOf(LedgerSubject subject) => _recorded.GetValueOrDefault(subject, Task.CompletedTask);

    // Entries are written in this order, so the last of a subject is on disk when all of them are.
    private void Append(SimulatorEntry entry)
    {
        var recorded = _writer?.AppendAsync(entry) ?? Task.CompletedTask;
        _decided.Add(entry);
        if (_writer is null)
        {
            _shown.Add(entry);
        }
        else
        {
            _recorded[entry.About] = recorded;
            if (entry.AlsoAbout is { } also)
                _recorded[also] = recorded;
        }

        if (entry is not SimulatorEntry.NotificationTaken && _decided.HasUntold(entry))
        {
            _changed.SetResult();
            _changed = NewSignal();
        }
    }
}

/// <param name="Value">What was decided.</param>
/// <param name="Recorded">Ends when all of it would survive a crash; it must not be reported before.</param>
internal sealed record LedgerDecision<T>(T Value, Task Recorded);

/// <summary>The simulator's ledger file cannot be opened, read or written. The message says why and what to do.</summary>
public sealed class SimulatorLedgerException : Exception
{
    /// <summary>With a message that names the remedy.</summary>
    public SimulatorLedgerException(string message)
        : base(message) { }

    /// <summary>With a message that names the remedy, and the cause.</summary>
    public SimulatorLedgerException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Without a message.</summary>
    public SimulatorLedgerException() { }
}
