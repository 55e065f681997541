using Payments.Storage;

namespace Payments;

/// <summary>
/// Refunds of what a customer's credit has paid: the money never left the ledger, and becomes the customer's credit again at once.
/// </summary>
internal static class CreditRefunds
{
    public static bool Apply(Charge charge) => charge.Provider == Charge.CreditProvider && charge.CustomerId is not null;

    /// <summary>Adds a refund that has succeeded, and what follows from it.</summary>
    public static async ValueTask<Result<Refund>> AddAsync(
        EngineServices engine,
        ChangeSet changes,
        Stored<Charge> charge,
        RefundCreation creation,
        Money amount,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (pending, charged) = RefundRecords.Make(engine, charge.Value, creation, amount, now);
        var refund = pending with { State = new RefundState.Succeeded(pending.Id, now) };
        changes.Insert(RefundStorage.Table, refund).Update(ChargeStorage.Table, charge, charged);
        RefundRecords.Claim(changes, creation, refund);

        var customerId = charge.Value.CustomerId!;
        var standing = await CustomerCredits.LoadAsync(engine, changes.Owner, customerId, cancellationToken).ConfigureAwait(false);
        CustomerCredits.Change(
            engine,
            changes,
            standing,
            CustomerCredits.Note(changes.Owner, customerId, amount, CustomerBalanceTransactionType.Refund, refund.Id, creation.Reason),
            now
        );

        var today = LedgerJournal.Day(now);
        IReadOnlyList<LedgerEntry> entries =
        [
            .. LedgerPostings.OfCharge(charge.Value, charged, source: null, today),
            new(LedgerEntryKind.Refund, LedgerAccount.Reserved, LedgerAccount.CustomerCredit, amount),
        ];
        LedgerJournal.Post(engine, changes, charged, refund.Id, entries, now);
        var session = charged.SessionId is { } sessionId
            ? await engine.Store.GetAsync(SessionStorage.Table, changes.Owner, sessionId, cancellationToken).ConfigureAwait(false)
            : null;
        EventOutbox.Add(engine, changes, now, new RefundUpdated(refund, charged, session?.Value));
        return refund;
    }
}
