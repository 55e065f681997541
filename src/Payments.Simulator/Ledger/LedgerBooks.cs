namespace Payments.Simulator;

/// <summary>Entries in their order, by charge and by refund. Not safe to use from many threads.</summary>
internal sealed class LedgerBooks
{
    private readonly Dictionary<string, ChargeBook> _charges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatorEntry> _refunds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChargeBook> _untold = new(StringComparer.Ordinal);
    private readonly List<SimulatorEntry> _entries = [];

    public IReadOnlyList<SimulatorEntry> Entries => _entries;

    public IReadOnlyCollection<ChargeBook> Charges => _charges.Values;

    /// <summary>The charges of which the host has not taken every notification; of any time.</summary>
    public IReadOnlyCollection<ChargeBook> Untold => _untold.Values;

    public ChargeBook? Charge(string key) => _charges.GetValueOrDefault(key);

    public SimulatorEntry? Refund(string key) => _refunds.GetValueOrDefault(key);

    /// <exception cref="FormatException">The entry does not follow from those before; nothing was added.</exception>
    public void Add(SimulatorEntry entry)
    {
        if (entry is IChargeDecision decision)
            Decide(entry, decision);
        else if (entry is IRefundDecision)
            Refund(entry);
        else
            Set(Known(entry).With(entry));
        _entries.Add(entry);
    }

    private void Decide(SimulatorEntry entry, IChargeDecision decision)
    {
        if (_charges.ContainsKey(entry.Key))
            throw new FormatException("It decides a key that an earlier line has decided.");
        Set(ChargeBook.Open(entry, decision));
    }

    private void Refund(SimulatorEntry entry)
    {
        if (_refunds.ContainsKey(entry.Key))
            throw new FormatException("It decides a refund that an earlier line has decided.");
        if (entry is SimulatorEntry.Refunded)
            Set(Known(entry).With(entry));
        _refunds.Add(entry.Key, entry);
    }

    private ChargeBook Known(SimulatorEntry entry) =>
        Charge(entry.AboutCharge) ?? throw new FormatException("It tells of a charge that no earlier line decides.");

    private void Set(ChargeBook book)
    {
        _charges[book.Opening.Key] = book;
        if (book.Untold.IsEmpty)
            _untold.Remove(book.Opening.Key);
        else
            _untold[book.Opening.Key] = book;
    }
}
