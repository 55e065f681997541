namespace Payments;

/// <summary>
/// Reports on an owner's ledger: statements, balances by day, and receipts by reason. All days are UTC. A
/// range has 1 to <see cref="Limits.ReportDays"/> days, the last one included, and begins in 1970 or later; any other is refused,
/// and the field named.
/// </summary>
public sealed partial class LedgerReports
{
    private readonly EngineServices _engine;
    private readonly Ledger _ledger;

    internal static LedgerReports Of(EngineParts parts) => parts.Once(made => new LedgerReports(made.Engine, Ledger.Of(made)));

    internal LedgerReports(EngineServices engine, Ledger ledger)
    {
        _engine = engine;
        _ledger = ledger;
    }

    /// <summary>What has moved the merchant's own money in one currency, with the balance before, after, and after each line.</summary>
    public async ValueTask<Result<Statement>> StatementAsync(
        Owner owner,
        Currency currency,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken = default
    )
    {
        if (CheckRange(from, to) is { } refusal)
            return refusal;

        var sums = await _ledger.ReadSumsAsync(owner, cancellationToken).ConfigureAwait(false);
        var (opening, closing) = (Money.Zero(currency), Money.Zero(currency));
        foreach (var sum in sums.Where(sum => sum.Net.Currency == currency && StatementReader.IsOwn(sum.Account)))
        {
            opening += sum.PostedOn < from ? sum.Net : Money.Zero(currency);
            closing += sum.PostedOn <= to ? sum.Net : Money.Zero(currency);
        }

        return new Statement(
            currency,
            from,
            to,
            opening,
            closing,
            (newestFirst, cancellation) =>
                StatementReader.LinesAsync(
                    StatementReader.RowsAsync(_engine.Store, owner, from, to, newestFirst, cancellation),
                    newestFirst ? closing : opening,
                    newestFirst,
                    cancellation
                )
        );
    }

    /// <summary>What there was at the end of each day, oldest first; from the running sums alone, without reading a row.</summary>
    public async ValueTask<Result<IReadOnlyList<DailyBalance>>> HistoryAsync(
        Owner owner,
        Currency currency,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken = default
    )
    {
        if (CheckRange(from, to) is { } refusal)
            return refusal;

        var sums = (await _ledger.ReadSumsAsync(owner, cancellationToken).ConfigureAwait(false))
            .Where(sum => sum.Net.Currency == currency)
            .ToList();
        var days = new List<DailyBalance>();
        for (var day = from; day <= to; day = day.AddDays(1))
            days.Add(new DailyBalance(day, Balances.At(sums, day) is [var balance] ? balance : Balance.Zero(currency)));
        return days;
    }

    /// <summary>What was moved, by sort of income, reason, method and currency, in that order.</summary>
    public async ValueTask<Result<IReadOnlyList<LedgerSummaryLine>>> SummaryAsync(
        Owner owner,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken = default
    )
    {
        if (CheckRange(from, to) is { } refusal)
            return refusal;

        var lines = new Dictionary<(string Type, LedgerEntryKind Kind, string? Method, Currency Currency), LedgerSummaryLine>();
        await foreach (
            var row in StatementReader.RowsAsync(_engine.Store, owner, from, to, descending: false, cancellationToken).ConfigureAwait(false)
        )
        {
            var type = row.ReportingType ?? PostingOptions.DefaultReportingType;
            foreach (var entry in row.Entries)
            {
                var key = (type, entry.Kind, row.Method, entry.Amount.Currency);
                var zero = Money.Zero(entry.Amount.Currency);
                var line = lines.GetValueOrDefault(key) ?? new LedgerSummaryLine(type, entry.Kind, row.Method, 0, zero, zero);
                lines[key] = line with
                {
                    Entries = line.Entries + 1,
                    Moved = line.Moved + entry.Amount,
                    Net = line.Net + StatementReader.NetOf(entry),
                };
            }
        }

        return lines
            .Values.OrderBy(line => line.ReportingType, StringComparer.Ordinal)
            .ThenBy(line => line.Kind)
            .ThenBy(line => line.Method, StringComparer.Ordinal)
            .ThenBy(line => line.Moved.Currency.Code, StringComparer.Ordinal)
            .ToList();
    }

    private static Refusal? CheckRange(DateOnly from, DateOnly to) =>
        from.Year < 1970 ? new Refusal(RefusalKind.Invalid, "range_out_of_range", "from must be in 1970 or later", "from")
        : to < from ? new Refusal(RefusalKind.Invalid, "range_out_of_range", "to must not be before from", "to")
        : to.DayNumber - from.DayNumber >= Limits.ReportDays || to.Year > 9000
            ? new Refusal(
                RefusalKind.Invalid,
                "range_out_of_range",
                $"to must be at most {Limits.ReportDays - 1} days after from; ask for the rest apart",
                "to"
            )
        : null;
}
