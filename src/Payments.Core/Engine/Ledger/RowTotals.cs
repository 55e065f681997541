namespace Payments;

/// <summary>What the ledger's rows come to, by account and by charge.</summary>
internal sealed class RowTotals
{
    private readonly Dictionary<(LedgerAccount Account, Currency Currency), Money> _accounts = [];
    private readonly Dictionary<string, (ChargeMoves Moves, Currency Currency)> _charges = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<(LedgerAccount Account, Currency Currency), Money> Accounts => _accounts;

    /// <summary>The charges that no record was found for.</summary>
    public IEnumerable<(string Id, ChargeMoves Moves, Currency Currency)> Left =>
        _charges.Select(pair => (pair.Key, pair.Value.Moves, pair.Value.Currency));

    public void Add(LedgerTransaction row)
    {
        foreach (var entry in row.Entries)
        {
            Move(entry.Debit, -entry.Amount);
            Move(entry.Credit, entry.Amount);
            if (row.ChargeId is { } chargeId)
            {
                var before = _charges.TryGetValue(chargeId, out var known) ? known.Moves : default;
                _charges[chargeId] = (
                    before.With(entry.Debit, -entry.Amount.MinorUnits).With(entry.Credit, entry.Amount.MinorUnits),
                    entry.Amount.Currency
                );
            }
        }
    }

    /// <summary>What the rows of a charge come to; asked once.</summary>
    public ChargeMoves Take(string chargeId) => _charges.Remove(chargeId, out var known) ? known.Moves : default;

    private void Move(LedgerAccount account, Money amount)
    {
        var key = (account, amount.Currency);
        _accounts[key] = _accounts.TryGetValue(key, out var before) ? before + amount : amount;
    }
}
