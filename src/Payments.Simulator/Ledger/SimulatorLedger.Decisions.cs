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

    /// <summary>The charges of which the host has not taken every notification, first to last.</summary>
    internal IReadOnlyList<LedgerDecision<ChargeBook>> Untold()
    {
        lock (_gate)
            return [.. _decided.Untold.OrderBy(static book => book.Opening.At).ThenBy(static book => book.Opening.Key, StringComparer.Ordinal).Select(Recorded)];
    }

    /// <summary>The charge of a key, decided now where there was none: the first to ask decides, and only once.</summary>
    internal LedgerDecision<ChargeBook> Decide(string key, Func<SimulatorEntry> decide, out bool isNew)
    {
        lock (_gate)
        {
            isNew = _decided.Charge(key) is null;
            if (isNew)
                Append(decide());
            return Recorded(_decided.Charge(key)!);
        }
    }

    /// <summary>Adds to the charge of a key what follows from how it stands: nothing where <paramref name="next"/> answers null.</summary>
    internal LedgerDecision<ChargeBook> Continue(string key, Func<ChargeBook?, SimulatorEntry?> next)
    {
        lock (_gate)
        {
            if (next(_decided.Charge(key)) is { } entry)
                Append(entry);
            return Recorded(_decided.Charge(key)!);
        }
    }

    /// <summary>The refund of a key, decided now where there was none from how its charge stands.</summary>
    internal LedgerDecision<IRefundDecision> DecideRefund(string key, string chargeKey, Func<ChargeBook?, SimulatorEntry> decide)
    {
        lock (_gate)
        {
            if (_decided.Refund(key) is null)
                Append(decide(_decided.Charge(chargeKey)));
            return new((IRefundDecision)_decided.Refund(key)!, _refundsRecorded.GetValueOrDefault(key, Task.CompletedTask));
        }
    }

    internal Task CloseAsync() => _writer?.CloseAsync() ?? Task.CompletedTask;

    private LedgerDecision<ChargeBook> Recorded(ChargeBook book) =>
        new(book, _chargesRecorded.GetValueOrDefault(book.Opening.Key, Task.CompletedTask));

    // Entries are written in this order, so the last of a charge is on disk when all of them are.
    private void Append(SimulatorEntry entry)
    {
        var recorded = _writer?.AppendAsync(entry) ?? Task.CompletedTask;
        _decided.Add(entry);
        if (_writer is null)
            _shown.Add(entry);
        else if (entry is IRefundDecision)
            _refundsRecorded[entry.Key] = recorded;
        if (_writer is not null && entry is not SimulatorEntry.RefundFailed)
            _chargesRecorded[entry.AboutCharge] = recorded;

        if (entry is not SimulatorEntry.NotificationTaken && _decided.Charge(entry.AboutCharge) is { Untold.IsEmpty: false })
        {
            _changed.SetResult();
            _changed = NewSignal();
        }
    }
}
