using Payments.Providers;

namespace Payments;

/// <summary>What charges, refunds, disputes and bank lines say together.</summary>
internal sealed class RecordTotals
{
    private readonly Dictionary<string, long> _byLines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _gone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _misplaced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _reserved = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Provider, Currency Currency), ProviderTotals> _totals = [];
    private readonly Dictionary<(string Account, Currency Currency), Money> _accounts = [];

    public IEnumerable<Currency> Currencies => _totals.Keys.Select(key => key.Currency);

    /// <summary>What the records of some providers say.</summary>
    public ProviderTotals Of(Currency currency, Func<string, bool> provider) =>
        _totals
            .Where(pair => pair.Key.Currency == currency && provider(pair.Key.Provider))
            .Aggregate(ProviderTotals.Zero(currency), (sum, pair) => Sum(sum, pair.Value));

    public Money In(string account, Currency currency) =>
        _accounts.TryGetValue((account, currency), out var amount) ? amount : Money.Zero(currency);

    /// <summary>Lines first, then refunds and disputes, charges last: a charge is compared with what was added for it.</summary>
    public void Add(BankLine line)
    {
        Move(line.Provider, ProviderTotals.Zero(line.Amount.Currency) with { Received = line.Amount });
        if (line.Status is BankLineStatus.Returned or BankLineStatus.Reversed)
            Hold("sent_back", line.Amount);
        if (line.State is BankLineState.Reversed { Shortfall: { } shortfall })
            Hold("suspense", -shortfall);
        if (line.Status == BankLineStatus.Suspense)
            Hold("suspense", line.Amount);
        if (line.State is not BankLineState.Matched matched)
            return;

        var first = matched.Surplus is { } surplus ? line.Amount - surplus : line.Amount;
        foreach (var further in matched.Further ?? [])
        {
            Note(_byLines, further.ChargeId, further.Amount);
            first -= further.Amount;
        }

        Note(_byLines, matched.ChargeId, first);
    }

    public void Add(Refund refund)
    {
        // What credit has paid is credit again: no provider is involved, and its charge keeps what was applied.
        if (refund.Provider == Charge.CreditProvider)
            return;

        if (refund.Status == RefundStatus.Succeeded)
        {
            Move(refund.Provider, ProviderTotals.Zero(refund.Amount.Currency) with { Refunded = refund.Amount });
            Note(_gone, refund.ChargeId, refund.Amount);
        }
        else if (refund.Status == RefundStatus.Pending)
        {
            Hold("reserved", refund.Amount);
            Note(_reserved, refund.ChargeId, refund.Amount);
        }
    }

    public void Add(Dispute dispute)
    {
        if (dispute.Status == DisputeStatus.Won)
            return;

        Move(dispute.Provider, ProviderTotals.Zero(dispute.Amount.Currency) with { Disputed = dispute.Amount });
        Note(_gone, dispute.ChargeId, dispute.Amount);
        if (dispute.Mismatch is not null)
        {
            Hold("suspense", -dispute.Amount);
            Note(_misplaced, dispute.ChargeId, dispute.Amount);
            return;
        }

        if (dispute.IsClosed)
            return;

        Hold("reserved", dispute.Amount);
        Hold("disputed", -dispute.Amount);
        Note(_reserved, dispute.ChargeId, dispute.Amount);
    }

    /// <summary>What the charge's own rows must come to.</summary>
    public ChargeMoves Add(Charge charge)
    {
        var byLines = _byLines.GetValueOrDefault(charge.Id);
        var currency = charge.Amount.Currency;

        // What a bank's line brought and its reversal took never was at the charge's provider.
        var reversed = charge.BankLineProvider is null ? Money.Zero(currency) : charge.AmountReturned;
        if (charge.Provider != Charge.CreditProvider)
            Move(
                charge.Provider,
                ProviderTotals.Zero(currency) with
                {
                    Received = charge.AmountReceived - Money.FromMinorUnits(byLines, currency) - reversed,
                    Returned = charge.AmountReturned - reversed,
                }
            );

        var waiting = LedgerPostings.Waiting(charge);
        Hold("suspense", waiting);
        var standing = charge.AmountReceived.MinorUnits - charge.AmountReturned.MinorUnits - byLines - _gone.GetValueOrDefault(charge.Id);
        var suspended = waiting.MinorUnits - byLines - _misplaced.GetValueOrDefault(charge.Id);
        return new(-standing, _reserved.GetValueOrDefault(charge.Id), suspended);
    }

    private static void Note(Dictionary<string, long> amounts, string chargeId, Money amount) =>
        amounts[chargeId] = amounts.GetValueOrDefault(chargeId) + amount.MinorUnits;

    private void Hold(string account, Money amount) => _accounts[(account, amount.Currency)] = In(account, amount.Currency) + amount;

    private void Move(string provider, ProviderTotals moved)
    {
        var key = (provider, moved.Currency);
        _totals[key] = _totals.TryGetValue(key, out var before) ? Sum(before, moved) : moved;
    }

    private static ProviderTotals Sum(ProviderTotals left, ProviderTotals right) =>
        new(
            left.Currency,
            left.Received + right.Received,
            left.Refunded + right.Refunded,
            left.Disputed + right.Disputed,
            left.Returned + right.Returned
        );
}

/// <summary>What the rows of one charge come to in three accounts, in minor units: credits less debits.</summary>
internal readonly record struct ChargeMoves(long Clearing, long Reserved, long Suspense)
{
    public ChargeMoves With(LedgerAccount account, long amount) =>
        account.Provider is not null || account == LedgerAccount.AppliedCredit ? this with { Clearing = Clearing + amount }
        : account == LedgerAccount.Reserved ? this with { Reserved = Reserved + amount }
        : account == LedgerAccount.Suspense ? this with { Suspense = Suspense + amount }
        : this;
}

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
