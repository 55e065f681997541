using Payments.Storage;

namespace Payments;

/// <summary>
/// The records beside a customer's session: its open item and the customer's credit. Ending the session, paid or not, updates both in
/// the same commit.
/// </summary>
internal sealed record PayerRecords(Stored<OpenItem>? Item, Stored<CustomerBalance>? Balance)
{
    public static PayerRecords None { get; } = new(null, null);

    /// <summary>What moves with a session or with the payment of a charge.</summary>
    public static async ValueTask<PayerRecords> LoadAsync(
        EngineServices engine,
        Owner owner,
        CheckoutSession? session,
        PostingOptions? postingOptions,
        string? customerId,
        CancellationToken cancellationToken
    )
    {
        var item = session is { PaymentReference: not null, Status: SessionStatus.Open }
            ? await engine.Store.GetAsync(OpenItemStorage.Table, owner, session.Id, cancellationToken).ConfigureAwait(false)
            : null;
        var balance =
            customerId is not null && (session?.CreditApplied is not null || postingOptions?.CustomerCredit == CustomerCreditUse.Add)
                ? await CustomerCredits.LoadAsync(engine, owner, customerId, cancellationToken).ConfigureAwait(false)
                : null;
        return new(item, balance);
    }

    /// <summary>
    /// Adds what the end of a session brings: its item is closed, and the credit that was applied to it goes to the merchant or
    /// back to the customer.
    /// </summary>
    public void Follow(EngineServices engine, ChangeSet changes, CheckoutSession before, CheckoutSession after, DateTimeOffset now)
    {
        if (before.Status != SessionStatus.Open || after.Status == SessionStatus.Open)
            return;

        if (Item is not null)
            changes.Update(OpenItemStorage.Table, Item, Item.Value with { IsClosed = true });
        if (before is { CreditApplied: { } credit, CustomerId: { } customerId })
            Settle(engine, changes, after, customerId, credit, now);
    }

    /// <summary>
    /// Adds what a customer's prepayment becomes: credit, of what the payment has left and of what comes later; and what becomes
    /// of it where the payment is returned.
    /// </summary>
    public void Credit(EngineServices engine, ChangeSet changes, Charge before, Charge after, DateTimeOffset now)
    {
        if (after.PostingOptions?.CustomerCredit != CustomerCreditUse.Add)
            return;

        var zero = Money.Zero(after.Amount.Currency);
        var more = after.IsPaid ? after.Settlement - (before.IsPaid ? before.Settlement : zero) : zero;
        if (more.IsPositive)
            Prepayments.Grant(engine, changes, Balance, after, more, after.Id, now);

        var returned = after.AmountReturned - before.AmountReturned;
        if (returned.IsPositive)
            Prepayments.TakeBack(engine, changes, Balance, after, returned, after.Id, now);
    }

    private void Settle(
        EngineServices engine,
        ChangeSet changes,
        CheckoutSession after,
        string customerId,
        Money credit,
        DateTimeOffset now
    )
    {
        if (after.Status == SessionStatus.Complete)
        {
            LedgerJournal.Post(
                engine,
                changes,
                [
                    new(
                        LedgerEntryKind.CreditApplied,
                        LedgerAccount.AppliedCredit,
                        LedgerAccount.Funds,
                        credit,
                        engine.Options.AvailableOn(MethodIds.CustomerBalance, now)
                    ),
                ],
                now,
                after.Id,
                customerId,
                postingOptions: after.PostingOptions
            );
            return;
        }

        var note = CustomerCredits.Note(
            changes.Owner,
            customerId,
            credit,
            CustomerBalanceTransactionType.UnappliedFromPayment,
            after.Id,
            null
        );
        CustomerCredits.Change(engine, changes, Balance, note, now);
        LedgerJournal.Post(
            engine,
            changes,
            [new(LedgerEntryKind.CreditApplied, LedgerAccount.AppliedCredit, LedgerAccount.CustomerCredit, credit)],
            now,
            after.Id,
            customerId
        );
    }
}
