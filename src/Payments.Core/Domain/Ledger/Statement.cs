namespace Payments;

/// <summary>
/// What has moved an owner's own money in one currency, in a range of days. The merchant's own is what is available, pending and
/// reserved.
/// </summary>
public sealed class Statement
{
    private readonly Func<bool, CancellationToken, IAsyncEnumerable<StatementLine>> _read;

    internal Statement(
        Currency currency,
        DateOnly from,
        DateOnly to,
        Money opening,
        Money closing,
        Func<bool, CancellationToken, IAsyncEnumerable<StatementLine>> read
    )
    {
        (Currency, From, To, Opening, Closing) = (currency, from, to, opening, closing);
        _read = read;
    }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>The first day (UTC).</summary>
    public DateOnly From { get; }

    /// <summary>The last day (UTC).</summary>
    public DateOnly To { get; }

    /// <summary>What there was before the first day.</summary>
    public Money Opening { get; }

    /// <summary>
    /// What there is at the end of the last day, or now: the opening balance and all lines, exactly, once the day is over.
    /// </summary>
    public Money Closing { get; }

    /// <summary>The lines, read as they are asked for.</summary>
    /// <param name="newestFirst">The newest first; else the oldest.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public IAsyncEnumerable<StatementLine> ReadAsync(bool newestFirst = false, CancellationToken cancellationToken = default) =>
        _read(newestFirst, cancellationToken);
}

/// <summary>What one row of the ledger has moved for one reason, as far as it changes the merchant's own money.</summary>
/// <param name="Row">The row.</param>
/// <param name="Kind">The reason.</param>
/// <param name="Amount">More than zero where there is more of the merchant's money since, and less where there is less; never zero.</param>
/// <param name="Balance">The merchant's own money after it.</param>
/// <param name="AvailableOn">From which day (UTC) it counts as available, or null.</param>
public sealed record StatementLine(LedgerTransaction Row, LedgerEntryKind Kind, Money Amount, Money Balance, DateOnly? AvailableOn);

/// <summary>What there was at the end of a day.</summary>
/// <param name="Day">The day (UTC).</param>
/// <param name="Balance">What there was; pending is what was available from a later day.</param>
public sealed record DailyBalance(DateOnly Day, Balance Balance);

/// <summary>What was moved in a range of days for one reason, by one method, of one sort of income, in one currency.</summary>
/// <param name="ReportingType">The sort of income; "charge" where none was named.</param>
/// <param name="Kind">The reason.</param>
/// <param name="Method">The payer's method, or null where no payment is behind it.</param>
/// <param name="Entries">How many moves.</param>
/// <param name="Moved">All that they moved, whichever way.</param>
/// <param name="Net">What they changed of the merchant's own money: available, pending and reserved.</param>
public sealed record LedgerSummaryLine(string ReportingType, LedgerEntryKind Kind, string? Method, int Entries, Money Moved, Money Net);
