using Payments.Simulator;

namespace Payments;

public sealed partial class SimulatorLedger
{
    /// <summary>Ends when there is more to tell the host of. Taken before a look, so that nothing is missed after it.</summary>
    internal Task Changed
    {
        get
        {
            lock (_gate)
                return _changed.Task;
        }
    }

    /// <summary>The charge of a key, whether or not it is on disk yet; null where there is none.</summary>
    internal ChargeBook? Find(string key)
    {
        lock (_gate)
            return _decided.Charge(key);
    }

    /// <summary>What the books say, whether or not it is on disk yet.</summary>
    internal T Look<T>(Func<LedgerBooks, T> look)
    {
        lock (_gate)
            return look(_decided);
    }

    /// <summary>The books of which the host has not taken every notification, first to last.</summary>
    internal IReadOnlyList<LedgerDecision<INotifying>> Untold()
    {
        lock (_gate)
        {
            return
            [
                .. _decided
                    .Untold.OrderBy(static book => book.Since)
                    .ThenBy(static book => book.Subject.Key, StringComparer.Ordinal)
                    .ThenBy(static book => book.Subject.Kind)
                    .Select(book => new LedgerDecision<INotifying>(book, RecordedOf(book.Subject))),
            ];
        }
    }

    /// <summary>The charge of a key, decided now where there was none: the first to ask decides, and only once.</summary>
    internal LedgerDecision<ChargeBook> Decide(string key, Func<LedgerBooks, SimulatorEntry> decide, out bool isNew)
    {
        var first = false;
        var decided = Continue(
            LedgerSubject.Charge(key),
            books => (first = books.Charge(key) is null) ? decide(books) : null,
            books => books.Charge(key)!
        );
        isNew = first;
        return decided;
    }

    /// <summary>Adds to the charge of a key what follows from how it stands: nothing where <paramref name="next"/> answers null.</summary>
    internal LedgerDecision<ChargeBook> Continue(string key, Func<ChargeBook?, SimulatorEntry?> next) =>
        Continue(LedgerSubject.Charge(key), books => next(books.Charge(key)), books => books.Charge(key)!);

    /// <summary>
    /// Adds what follows from how the books stand, and answers as they stand then; on record when all that is told of the subject
    /// is.
    /// </summary>
    internal LedgerDecision<T> Continue<T>(LedgerSubject subject, Func<LedgerBooks, SimulatorEntry?> next, Func<LedgerBooks, T> answer)
    {
        lock (_gate)
        {
            if (next(_decided) is { } entry)
                Append(entry);
            return new(answer(_decided), RecordedOf(subject));
        }
    }

    internal Task CloseAsync() => _writer?.CloseAsync() ?? Task.CompletedTask;

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
