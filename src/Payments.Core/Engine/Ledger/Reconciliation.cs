using Payments.Providers;

namespace Payments;

/// <summary>
/// Compares three sources: the provider statements, the charges, refunds, disputes and bank lines on record, and the ledger. The
/// difference is zero in every currency once everything that is under way is decided;
/// while payments are made it may show what has just happened on one side.
/// </summary>
public sealed class Reconciliation
{
    private readonly EngineServices _engine;
    private readonly Ledger _ledger;

    internal static Reconciliation Of(EngineParts parts) => parts.Once(made => new Reconciliation(made.Engine, Ledger.Of(made)));

    internal Reconciliation(EngineServices engine, Ledger ledger)
    {
        _engine = engine;
        _ledger = ledger;
    }

    /// <summary>
    /// Compares all that was ever moved for an owner. Reads every charge, refund, dispute and bank line, a page at a time.
    /// </summary>
    /// <param name="owner">The owner.</param>
    /// <param name="readRows">Whether every row of the ledger is read too: its running sums are compared with them, and the
    /// charges that differ are named. It keeps some 100 bytes of each charge in memory.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask<ReconciliationReport> RunAsync(Owner owner, bool readRows = false, CancellationToken cancellationToken = default)
    {
        var providers = new Dictionary<Currency, ProviderTotals>();
        var (read, unread) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var provider in _engine.ProvidersOf(owner))
        {
            if (provider is not IProviderStatement statement)
            {
                unread.Add(provider.Name);
                continue;
            }

            read.Add(provider.Name);
            foreach (var totals in await statement.ReadStatementAsync(owner, cancellationToken).ConfigureAwait(false))
                providers[totals.Currency] = providers.TryGetValue(totals.Currency, out var before) ? Sum(before, totals) : totals;
        }

        var rows = readRows ? await ReadRowsAsync(owner, cancellationToken).ConfigureAwait(false) : null;
        var (records, differing) = await ReadRecordsAsync(owner, rows, cancellationToken).ConfigureAwait(false);
        var sums = await _ledger.ReadSumsAsync(owner, cancellationToken).ConfigureAwait(false);
        var accounts = sums.GroupBy(sum => (sum.Account, sum.Net.Currency))
            .ToDictionary(group => group.Key, group => group.Aggregate(Money.Zero(group.Key.Currency), (total, sum) => total + sum.Net));
        var currencies = new List<CurrencyReconciliation>();
        foreach (
            var currency in providers
                .Keys.Concat(records.Currencies)
                .Concat(accounts.Keys.Select(key => key.Currency))
                .Distinct()
                .OrderBy(currency => currency.Code, StringComparer.Ordinal)
        )
        {
            var paidOut = await PaidOutAsync(owner, currency, cancellationToken).ConfigureAwait(false) + records.In("sent_back", currency);
            currencies.Add(
                new CurrencyReconciliation(
                    currency,
                    providers.GetValueOrDefault(currency) ?? ProviderTotals.Zero(currency),
                    records.Of(currency, read.Contains),
                    paidOut,
                    Compare(currency, records, paidOut, accounts, rows)
                )
            );
        }

        return new ReconciliationReport(owner, _engine.Now, currencies, differing, unread);
    }

    private static List<AccountReconciliation> Compare(
        Currency currency,
        RecordTotals records,
        Money paidOut,
        Dictionary<(LedgerAccount Account, Currency Currency), Money> accounts,
        RowTotals? rows
    )
    {
        var zero = Money.Zero(currency);
        var clearing = accounts
            .Where(pair => pair.Key.Currency == currency && pair.Key.Account.Provider is not null)
            .Aggregate(zero, (sum, pair) => sum + pair.Value);
        var compared = new List<AccountReconciliation>
        {
            new("clearing", paidOut - records.Of(currency, _ => true).Net, clearing),
            new("reserved", records.In("reserved", currency), accounts.GetValueOrDefault((LedgerAccount.Reserved, currency), zero)),
            new("disputed", records.In("disputed", currency), accounts.GetValueOrDefault((LedgerAccount.Disputed, currency), zero)),
            new("suspense", records.In("suspense", currency), accounts.GetValueOrDefault((LedgerAccount.Suspense, currency), zero)),
            new("all", zero, accounts.Where(pair => pair.Key.Currency == currency).Aggregate(zero, (sum, pair) => sum + pair.Value)),
        };
        if (rows is null)
            return compared;

        foreach (
            var account in accounts
                .Keys.Concat(rows.Accounts.Keys)
                .Where(key => key.Currency == currency)
                .Select(key => key.Account)
                .Distinct()
                .OrderBy(account => account.Name, StringComparer.Ordinal)
        )
            compared.Add(
                new(
                    $"rows:{account}",
                    rows.Accounts.GetValueOrDefault((account, currency), zero),
                    accounts.GetValueOrDefault((account, currency), zero)
                )
            );
        return compared;
    }

    private async ValueTask<RowTotals> ReadRowsAsync(Owner owner, CancellationToken cancellationToken)
    {
        var rows = new RowTotals();
        await foreach (
            var row in RecordStream
                .ReadAsync(_engine.Store, LedgerStorage.Table, owner, cancellationToken: cancellationToken)
                .ConfigureAwait(false)
        )
            rows.Add(row);
        return rows;
    }

    private async ValueTask<(RecordTotals Totals, IReadOnlyList<ChargeDifference> Differing)> ReadRecordsAsync(
        Owner owner,
        RowTotals? rows,
        CancellationToken cancellationToken
    )
    {
        var totals = new RecordTotals();
        await foreach (
            var line in RecordStream
                .ReadAsync(_engine.Store, BankLineStorage.Table, owner, cancellationToken: cancellationToken)
                .ConfigureAwait(false)
        )
            totals.Add(line);
        await foreach (
            var refund in RecordStream
                .ReadAsync(_engine.Store, RefundStorage.Table, owner, cancellationToken: cancellationToken)
                .ConfigureAwait(false)
        )
            totals.Add(refund);
        await foreach (
            var dispute in RecordStream
                .ReadAsync(_engine.Store, DisputeStorage.Table, owner, cancellationToken: cancellationToken)
                .ConfigureAwait(false)
        )
            totals.Add(dispute);

        var differing = new List<ChargeDifference>();
        await foreach (
            var charge in RecordStream
                .ReadAsync(_engine.Store, ChargeStorage.Table, owner, cancellationToken: cancellationToken)
                .ConfigureAwait(false)
        )
        {
            var expected = totals.Add(charge);
            if (rows is not null)
                Compare(differing, charge.Id, charge.Amount.Currency, expected, rows.Take(charge.Id));
        }

        foreach (var (id, moves, currency) in rows?.Left ?? [])
            Compare(differing, id, currency, default, moves);
        return (totals, differing);
    }

    private static void Compare(List<ChargeDifference> differing, string id, Currency currency, ChargeMoves expected, ChargeMoves booked)
    {
        Note("clearing", expected.Clearing, booked.Clearing);
        Note("reserved", expected.Reserved, booked.Reserved);
        Note("suspense", expected.Suspense, booked.Suspense);

        void Note(string account, long must, long has)
        {
            if (must != has && differing.Count < Limits.ReconciledCharges)
                differing.Add(new ChargeDifference(id, account, Money.FromMinorUnits(must, currency), Money.FromMinorUnits(has, currency)));
        }
    }

    private async ValueTask<Money> PaidOutAsync(Owner owner, Currency currency, CancellationToken cancellationToken)
    {
        var gate = await _engine.Store.GetAsync(PayoutGateStorage.Table, owner, currency.Code, cancellationToken).ConfigureAwait(false);
        return Money.FromMinorUnits(gate?.Value.PaidOut ?? 0, currency);
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
