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
