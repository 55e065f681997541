using Payments.Storage;

namespace Payments;

/// <summary>What customers pay in advance: it is credit while the merchant has the money, and goes with it.</summary>
internal static class Prepayments
{
    /// <summary>Adds credit out of the merchant's money.</summary>
    public static void Grant(
        EngineServices engine,
        ChangeSet changes,
        Stored<CustomerBalance>? standing,
        Charge charge,
        Money amount,
        string sourceId,
        DateTimeOffset now
    )
    {
        if (charge.CustomerId is not { } customerId)
            return;

        CustomerCredits.Change(engine, changes, standing, Note(changes.Owner, charge, customerId, amount, sourceId), now);
        Post(engine, changes, charge, sourceId, LedgerAccount.Funds, LedgerAccount.CustomerCredit, amount, now);
    }

    /// <summary>
    /// Takes credit back because the payment is returned. What the customer has already spent is the merchant's loss.
    /// </summary>
    /// <returns>What was taken back; null where nothing was.</returns>
    public static Money? TakeBack(
        EngineServices engine,
        ChangeSet changes,
        Stored<CustomerBalance>? standing,
        Charge charge,
        Money amount,
        string sourceId,
        DateTimeOffset now
    )
    {
        if (charge.CustomerId is not { } customerId)
            return null;

        var there =
            (changes.Pending(CustomerBalanceStorage.Table, customerId) ?? standing?.Value)?.In(amount.Currency)
            ?? Money.Zero(amount.Currency);
        var taken = there < amount ? there : amount;
        if (!taken.IsPositive)
            return null;

        CustomerCredits.Change(engine, changes, standing, Note(changes.Owner, charge, customerId, -taken, sourceId), now);
        Post(engine, changes, charge, sourceId, LedgerAccount.CustomerCredit, LedgerAccount.Funds, taken, now);
        return taken;
    }

    /// <summary>What has to be read before either.</summary>
    public static async ValueTask<Stored<CustomerBalance>?> LoadAsync(
        EngineServices engine,
        Charge charge,
        CancellationToken cancellationToken
    ) =>
        charge is { IsPaid: true, PostingOptions.CustomerCredit: CustomerCreditUse.Add, CustomerId: { } customerId }
            ? await CustomerCredits.LoadAsync(engine, charge.Owner, customerId, cancellationToken).ConfigureAwait(false)
            : null;

    private static CustomerBalanceTransaction Note(Owner owner, Charge charge, string customerId, Money amount, string sourceId) =>
        CustomerCredits.Note(
            owner,
            customerId,
            amount,
            CustomerBalanceTransactionType.Payment,
            sourceId,
            charge.PostingOptions?.CustomerCreditDescription
        );

    private static void Post(
        EngineServices engine,
        ChangeSet changes,
        Charge charge,
        string sourceId,
        LedgerAccount debit,
        LedgerAccount credit,
        Money amount,
        DateTimeOffset now
    ) =>
        LedgerJournal.Post(
            engine,
            changes,
            charge,
            sourceId,
            [new(LedgerEntryKind.Credit, debit, credit, amount, LedgerPostings.AvailableOn(charge, LedgerJournal.Day(now)))],
            now
        );
}
