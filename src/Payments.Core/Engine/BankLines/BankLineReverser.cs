using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Undoes what became of a line that its bank has taken back: charges that it paid are returned, credit that it became is taken back as
/// far as it is left, and the money leaves the ledger.
/// </summary>
internal sealed class BankLineReverser(EngineServices engine, ChargeSettler settler)
{
    public static BankLineReverser Of(EngineParts parts) => parts.Once(made => new BankLineReverser(made.Engine, ChargeSettler.Of(made)));

    /// <summary>Adds the reversal of a line to the change set, or refuses.</summary>
    /// <param name="changes">What is committed.</param>
    /// <param name="found">The line.</param>
    /// <param name="reference">The bank's own id of the reversal, or null where a person says so.</param>
    /// <param name="note">A note for the ledger, or null.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Result<BankLine>> ReverseAsync(
        ChangeSet changes,
        Stored<BankLine> found,
        string? reference,
        string? note,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var line = found.Value;
        if (line.State is BankLineState.Reversed known)
            return reference is null || known.Reference is null || known.Reference == reference
                ? line
                : BankLineRefusals.AlreadyReversed(line);
        if (line.Status == BankLineStatus.Returned)
            return BankLineRefusals.SentBack(line);

        var missing = Money.Zero(line.Amount.Currency);
        List<BankLine> reopened = [];
        if (line.State is BankLineState.Credited credited)
            missing = await TakeCreditAsync(changes, line, credited.CustomerId, line.Amount, now, cancellationToken).ConfigureAwait(false);
        if (line.State is BankLineState.Matched matched)
            missing = await UndoAsync(changes, line, matched, reopened, now, cancellationToken).ConfigureAwait(false);

        LedgerJournal.Post(
            engine,
            changes,
            [new(LedgerEntryKind.ReceiptReversal, LedgerAccount.Suspense, LedgerAccount.Clearing(line.Provider), line.Amount)],
            now,
            line.Id,
            line.CustomerId,
            note
        );
        var reversed = line with
        {
            State = new BankLineState.Reversed(now, reference, note, missing.IsPositive ? missing : null),
            UpdatedAt = now,
        };
        changes.Update(BankLineStorage.Table, found, reversed);
        EventOutbox.Add(engine, changes, now, new BankLineReversed(reversed, reopened));
        return reversed;
    }

    // What is left to be missing: all that went to the customer and is used.
    private async ValueTask<Money> UndoAsync(
        ChangeSet changes,
        BankLine line,
        BankLineState.Matched matched,
        List<BankLine> reopened,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var missing = Money.Zero(line.Amount.Currency);
        var customers = new HashSet<string?>();
        foreach (var (sessionId, chargeId) in Paid(matched))
        {
            var records = await settler.LoadAsync(changes.Owner, chargeId, cancellationToken).ConfigureAwait(false);
            customers.Add(records.Charge.Value.CustomerId);
            var outcome = new ChargeOutcome.Returned(line.Reference, DeclineCode.TransferReversed);
            var moved = ChargeMachine.Apply(records.Charge.Value, outcome, now);

            // Earlier releases did not note on the charge which bank's line had paid it.
            if (moved.IsChanged)
                new ChargeEffects(engine, changes, records, now, source: LedgerAccount.Suspense).Gather(
                    moved.State with
                    {
                        BankLineProvider = line.Provider,
                    },
                    outcome
                );
            await StopRefundsAsync(changes, chargeId, now, cancellationToken).ConfigureAwait(false);
            missing += await ReopenAsync(changes, line, records, sessionId, reopened, now, cancellationToken).ConfigureAwait(false);
        }

        var beneficiary = (customers.Count == 1 ? customers.Single() : null) ?? line.CustomerId;
        return matched.Surplus is { } surplus
            ? missing + await TakeCreditAsync(changes, line, beneficiary, surplus, now, cancellationToken).ConfigureAwait(false)
            : missing;
    }

    // A refund that a person has not sent yet would pay the payer twice.
    private async ValueTask StopRefundsAsync(ChangeSet changes, string chargeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var type = RefundStorage.Table;
        var query = new ListQuery(type.Lists.First(list => list.Name == "charge"), int.MaxValue) { Group = chargeId };
        foreach (var refund in await engine.Store.ListAsync(type, changes.Owner, query, cancellationToken).ConfigureAwait(false))
        {
            if (refund.Value is { IsByHand: true, Status: RefundStatus.Pending })
                changes.Schedule(RefundStorage.SendWork, refund.Value.Id, now);
        }
    }

    // Takes back what is left of a customer's credit, up to an amount; what is missing is returned.
    private async ValueTask<Money> TakeCreditAsync(
        ChangeSet changes,
        BankLine line,
        string? customerId,
        Money amount,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (customerId is null)
            return amount;

        var standing = await CustomerCredits.LoadAsync(engine, changes.Owner, customerId, cancellationToken).ConfigureAwait(false);
        var credit = (changes.Pending(CustomerBalanceStorage.Table, customerId) ?? standing?.Value)?.In(amount.Currency);
        var taken =
            credit is not { IsPositive: true } left ? Money.Zero(amount.Currency)
            : left < amount ? left
            : amount;
        if (!taken.IsPositive)
            return amount;

        var note = CustomerCredits.Note(changes.Owner, customerId, -taken, CustomerBalanceTransactionType.Payment, line.Id, null);
        CustomerCredits.Change(engine, changes, standing, note, now);
        LedgerJournal.Post(
            engine,
            changes,
            [new(LedgerEntryKind.Credit, LedgerAccount.CustomerCredit, LedgerAccount.Suspense, taken)],
            now,
            line.Id,
            customerId
        );
        return amount - taken;
    }

    private static IEnumerable<(string SessionId, string ChargeId)> Paid(BankLineState.Matched matched) =>
        [(matched.SessionId, matched.ChargeId), .. (matched.Further ?? []).Select(further => (further.SessionId, further.ChargeId))];

    // The lines that paid the session together with it have their money back in suspense, and a person says what becomes of it.
    private async ValueTask<Money> ReopenAsync(
        ChangeSet changes,
        BankLine line,
        AttemptRecords records,
        string sessionId,
        List<BankLine> reopened,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var missing = Money.Zero(line.Amount.Currency);
        var charge = records.Charge.Value;
        var item = await engine.Store.GetAsync(OpenItemStorage.Table, changes.Owner, sessionId, cancellationToken).ConfigureAwait(false);
        foreach (var id in (item?.Value.Parts ?? []).Where(id => id != line.Id))
        {
            var part = await engine.Store.GetAsync(BankLineStorage.Table, changes.Owner, id, cancellationToken).ConfigureAwait(false);
            if (part?.Value.State is not BankLineState.Matched matched || matched.ChargeId != charge.Id)
                continue;

            if (matched.Surplus is { } surplus)
                missing += await TakeCreditAsync(
                        changes,
                        part.Value,
                        charge.CustomerId ?? part.Value.CustomerId,
                        surplus,
                        now,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            var again = part.Value with { State = new BankLineState.Suspense(SuspenseReason.Reopened), UpdatedAt = now };
            changes.Update(BankLineStorage.Table, part, again);
            reopened.Add(again);
        }

        return missing;
    }
}
