using Payments.Storage;

namespace Payments;

internal sealed partial class BankLineMatcher
{
    /// <summary>A session that a line may pay, its charge not begun or waiting.</summary>
    private sealed record Payable(Stored<OpenItem> Item, AttemptRecords Records)
    {
        public Charge Charge => Records.Charge.Value;
    }

    // What the text names, in its order; and why nothing of it may be paid, null where it names nothing that is known.
    private async ValueTask<(IReadOnlyList<Payable> Payable, SuspenseReason? Why)> NamedAsync(
        ChangeSet changes,
        BankLine line,
        string? remittance,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        SuspenseReason? why = null;
        var payable = new List<Payable>();
        var type = OpenItemStorage.Table;
        foreach (var reference in PaymentReference.FindIn(remittance).Distinct())
        {
            var item = await engine
                .Store.FindAsync(type, type.UniqueNames[0], changes.Owner, reference, cancellationToken)
                .ConfigureAwait(false);
            if (item is null)
                continue;

            // Who names another customer's session pays it all the same: people pay for each other.
            var records = item.Value.IsClosed
                ? null
                : await payer.PayableAsync(changes, line, item.Value.SessionId, now, cancellationToken).ConfigureAwait(false);
            if (records is not null && records.Charge.Value.Amount.Currency == line.Amount.Currency)
                payable.Add(new Payable(item, records));
            else
                why = records is null ? SuspenseReason.NotOpen : SuspenseReason.OtherCurrency;
        }

        return (payable, payable.Count > 0 ? SuspenseReason.WrongAmount : why);
    }

    // All that is named, where the line covers it; else the one that asks for just so much; else what it covers, in the text's order.
    private async ValueTask<BankLineState?> PayNamedAsync(
        ChangeSet changes,
        BankLine line,
        IReadOnlyList<Payable> named,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (named.Count == 0)
            return null;

        List<AttemptRecords> covered = [];
        var rest = line.Amount;
        foreach (var one in named.Where(one => one.Charge.Amount <= rest))
        {
            covered.Add(one.Records);
            rest -= one.Charge.Amount;
        }

        var exact = named.Where(one => one.Charge.Amount == line.Amount).Select(one => one.Records).Take(1).ToList();
        foreach (var chosen in covered.Count < named.Count ? new[] { exact, covered } : [covered, exact])
        {
            if (
                chosen.Count > 0
                && await payer.PayAllAsync(changes, line, chosen, line.Amount, byHand: false, now, cancellationToken).ConfigureAwait(false)
                    is { } paid
            )
                return paid;
        }

        return covered.Count == 0 ? await PayWithPartsAsync(changes, line, named[0], now, cancellationToken).ConfigureAwait(false) : null;
    }

    // Money for a customer's account: the oldest session that it covers; else it is a part of the oldest in its currency.
    private async ValueTask<BankLineState?> PayOldestAsync(
        ChangeSet changes,
        BankLine line,
        string customerId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        Payable? oldest = null;
        await foreach (var item in OpenOfAsync(changes.Owner, customerId, cancellationToken).ConfigureAwait(false))
        {
            // A quote may ask in another currency than the session: that is known once its charge is read.
            if (oldest is not null && item.Value.Amount.Currency == line.Amount.Currency && item.Value.Amount > line.Amount)
                continue;
            if (
                await payer.PayableAsync(changes, line, item.Value.SessionId, now, cancellationToken).ConfigureAwait(false)
                is not { } records
            )
                continue;

            var one = new Payable(item, records);
            if (one.Charge.Amount.Currency != line.Amount.Currency)
                continue;
            if (one.Charge.Amount > line.Amount)
            {
                oldest ??= one;
                continue;
            }

            if (
                await payer
                    .PayAllAsync(changes, line, [records], line.Amount, byHand: false, now, cancellationToken)
                    .ConfigureAwait(false) is
                { } paid
            )
                return paid;
        }

        return oldest is null ? null : await PayWithPartsAsync(changes, line, oldest, now, cancellationToken).ConfigureAwait(false);
    }

    // All of a customer's open items, oldest first, however many there are.
    private async IAsyncEnumerable<Stored<OpenItem>> OpenOfAsync(
        Owner owner,
        string customerId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var query = new ListQuery(OpenItemStorage.Table.Lists[0], Limits.PageSize) { Group = customerId };
        while (true)
        {
            var items = await engine.Store.ListAsync(OpenItemStorage.Table, owner, query, cancellationToken).ConfigureAwait(false);
            foreach (var item in items)
                yield return item;
            if (items.Count < query.Limit)
                yield break;
            query = query with { After = new ListPosition(0, items[^1].Value.SessionId) };
        }
    }
}
