using System.Runtime.CompilerServices;
using Payments.Storage;

namespace Payments;

/// <summary>Reads the ledger's rows of a range of days, and makes statement lines of them.</summary>
internal static class StatementReader
{
    /// <summary>The rows that were posted from the first moment until just before the second.</summary>
    public static IAsyncEnumerable<LedgerTransaction> RowsAsync(
        IPaymentStore store,
        Owner owner,
        DateOnly from,
        DateOnly to,
        bool descending,
        CancellationToken cancellationToken
    ) =>
        RecordStream.ReadAsync(
            store,
            LedgerStorage.Table,
            owner,
            FloorOf(from),
            to == DateOnly.MaxValue ? null : FloorOf(to.AddDays(1)),
            descending,
            cancellationToken
        );

    public static async IAsyncEnumerable<StatementLine> LinesAsync(
        IAsyncEnumerable<LedgerTransaction> rows,
        Money balance,
        bool descending,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (row.Entries[0].Amount.Currency != balance.Currency)
                continue;

            var parts = PartsOf(row);
            foreach (var (kind, net, day) in descending ? Enumerable.Reverse(parts) : parts)
            {
                var after = descending ? balance : balance + net;
                balance = descending ? balance - net : after;
                yield return new StatementLine(row, kind, net, after, day);
            }
        }
    }

    /// <summary>What an entry changes of the merchant's own money.</summary>
    public static Money NetOf(LedgerEntry entry) =>
        (IsOwn(entry.Debit), IsOwn(entry.Credit)) switch
        {
            (true, false) => -entry.Amount,
            (false, true) => entry.Amount,
            (true, true) or (false, false) => Money.Zero(entry.Amount.Currency),
        };

    public static bool IsOwn(LedgerAccount account) => account == LedgerAccount.Funds || account == LedgerAccount.Reserved;

    private static List<(LedgerEntryKind Kind, Money Net, DateOnly? Day)> PartsOf(LedgerTransaction row)
    {
        var parts = new List<(LedgerEntryKind Kind, Money Net, DateOnly? Day)>();
        foreach (var entry in row.Entries)
        {
            var at = parts.FindIndex(part => part.Kind == entry.Kind);
            if (at < 0)
                parts.Add((entry.Kind, NetOf(entry), entry.AvailableOn));
            else
                parts[at] = parts[at] with { Net = parts[at].Net + NetOf(entry) };
        }

        parts.RemoveAll(part => part.Net.IsZero);
        return parts;
    }

    // Rows have their time in their ids, so that a day's rows are found without reading those before.
    private static string FloorOf(DateOnly day) =>
        Id.Floor(LedgerStorage.IdPrefix, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
}
