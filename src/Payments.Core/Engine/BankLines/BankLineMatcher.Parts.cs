using Payments.Storage;

namespace Payments;

internal sealed partial class BankLineMatcher
{
    /// <summary>
    /// Pays a session by a line that is too little and those that came for it before; or notes the line as another part of it, and
    /// returns null: until the whole is there each waits in suspense, or is its customer's credit.
    /// </summary>
    private async ValueTask<BankLineState?> PayWithPartsAsync(
        ChangeSet changes,
        BankLine line,
        Payable payable,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var parts = await PartsAsync(changes.Owner, payable, cancellationToken).ConfigureAwait(false);
        var money = parts.Aggregate(line.Amount, (sum, part) => sum + part.Value.Amount);
        var item = payable.Item.Value with { Parts = [.. payable.Item.Value.Parts ?? [], line.Id] };

        // The item that the end of the session closes remembers them all, should the bank reverse one.
        var records = payable.Records with
        {
            Payer = (payable.Records.Payer ?? PayerRecords.None) with { Item = payable.Item with { Value = item } },
        };
        if (
            money >= payable.Charge.Amount
            && await payer.PayAllAsync(changes, line, [records], money, byHand: false, now, cancellationToken).ConfigureAwait(false)
                is { } paid
        )
        {
            foreach (var part in parts)
                await UsePartAsync(changes, part, paid, now, cancellationToken).ConfigureAwait(false);
            return paid;
        }

        changes.Update(OpenItemStorage.Table, payable.Item, item);
        return null;
    }

    // Those that nobody has resolved since, in the charge's currency: a quote may have asked in another when a part came. A customer's
    // credit that was used otherwise is not there any more.
    private async ValueTask<IReadOnlyList<Stored<BankLine>>> PartsAsync(Owner owner, Payable payable, CancellationToken cancellationToken)
    {
        var parts = new List<Stored<BankLine>>();
        var currency = payable.Charge.Amount.Currency;
        var credits = new Dictionary<string, Money>(StringComparer.Ordinal);
        foreach (var id in payable.Item.Value.Parts ?? [])
        {
            var part = await engine.Store.GetAsync(BankLineStorage.Table, owner, id, cancellationToken).ConfigureAwait(false);
            if (part is null || part.Value.Amount.Currency != currency)
                continue;
            if (part.Value.State is BankLineState.Suspense { Reason: SuspenseReason.WrongAmount })
                parts.Add(part);
            if (part.Value.State is not BankLineState.Credited { ByHand: false } credited)
                continue;

            if (!credits.TryGetValue(credited.CustomerId, out var left))
            {
                var standing = await CustomerCredits.LoadAsync(engine, owner, credited.CustomerId, cancellationToken).ConfigureAwait(false);
                left = standing?.Value.In(currency) ?? Money.Zero(currency);
            }

            if (part.Value.Amount <= left)
            {
                parts.Add(part);
                left -= part.Value.Amount;
            }

            credits[credited.CustomerId] = left;
        }

        return parts;
    }

    private async ValueTask UsePartAsync(
        ChangeSet changes,
        Stored<BankLine> part,
        BankLineState.Matched paid,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var line = part.Value;
        if (line.State is BankLineState.Credited { CustomerId: var customerId })
        {
            var standing = await CustomerCredits.LoadAsync(engine, changes.Owner, customerId, cancellationToken).ConfigureAwait(false);
            var note = CustomerCredits.Note(
                changes.Owner,
                customerId,
                -line.Amount,
                CustomerBalanceTransactionType.AppliedToPayment,
                paid.SessionId,
                null
            );
            CustomerCredits.Change(engine, changes, standing, note, now);
            LedgerJournal.Post(
                engine,
                changes,
                [new(LedgerEntryKind.CreditApplied, LedgerAccount.CustomerCredit, LedgerAccount.Suspense, line.Amount)],
                now,
                line.Id,
                customerId
            );
        }

        var used = line with
        {
            State = new BankLineState.Matched(paid.SessionId, paid.ChargeId, now, null, ByHand: false),
            UpdatedAt = now,
        };
        changes.Update(BankLineStorage.Table, part, used);
        EventOutbox.Add(engine, changes, now, new BankLineResolved(used));
    }
}
