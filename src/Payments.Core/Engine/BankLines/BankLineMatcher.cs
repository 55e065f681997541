using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Says what money that has arrived is for, and pays that in the same commit. A line pays a session whole or not at all: what is
/// too much becomes credit, and what is too little stays together.
/// </summary>
internal sealed class BankLineMatcher(EngineServices engine, ChargeFlow charges, ChargeSettler settler)
{
    public static BankLineMatcher Of(EngineParts parts) =>
        parts.Once(made => new BankLineMatcher(made.Engine, ChargeFlow.Of(made), ChargeSettler.Of(made)));

    private const int OldestLookedAt = 100;

    /// <summary>What becomes of a line that is new.</summary>
    /// <param name="changes">What is committed.</param>
    /// <param name="line">The line.</param>
    /// <param name="remittance">What the payer wrote, whole.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<BankLineState> MatchAsync(
        ChangeSet changes,
        BankLine line,
        string? remittance,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var reason = SuspenseReason.NoReference;
        var isNamed = false;
        var type = OpenItemStorage.Table;
        foreach (var reference in PaymentReference.FindIn(remittance))
        {
            var item = await engine
                .Store.FindAsync(type, type.UniqueNames[0], changes.Owner, reference, cancellationToken)
                .ConfigureAwait(false);
            if (item is null)
                continue;
            if (item.Value.IsClosed)
            {
                (reason, isNamed) = (SuspenseReason.NotOpen, true);
                continue;
            }

            // Who names another customer's session pays it all the same: people pay for each other.
            var (paid, why) = await TryAsync(changes, line, item.Value.SessionId, byHand: false, now, cancellationToken)
                .ConfigureAwait(false);
            if (paid is not null)
                return paid;
            (reason, isNamed) = (why, true);
        }

        if (line.CustomerId is not { } customerId)
            return new BankLineState.Suspense(reason);

        // A reference that was meant for something else must not pay what is merely oldest.
        if (!isNamed && await PayOldestAsync(changes, line, customerId, now, cancellationToken).ConfigureAwait(false) is { } oldest)
            return oldest;

        var credited = await CreditAsync(changes, line, customerId, line.Amount, byHand: false, now, cancellationToken)
            .ConfigureAwait(false);
        return credited.IsSuccess ? credited.Value : new BankLineState.Suspense(SuspenseReason.CustomerDeleted);
    }

    /// <summary>A person says which session a line pays.</summary>
    public async ValueTask<Result<BankLineState>> PayByHandAsync(
        ChangeSet changes,
        BankLine line,
        string sessionId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var session = Id.IsWellFormed(sessionId, SessionStorage.IdPrefix)
            ? await engine.Store.GetAsync(SessionStorage.Table, changes.Owner, sessionId, cancellationToken).ConfigureAwait(false)
            : null;
        if (session is null)
            return SessionRefusals.NotFound(sessionId) with { Field = "session" };

        var (paid, why) = await TryAsync(changes, line, sessionId, byHand: true, now, cancellationToken).ConfigureAwait(false);
        return paid is not null ? paid
            : why == SuspenseReason.NotOpen ? BankLineRefusals.NotOpen
            : why == SuspenseReason.WrongAmount && session.Value.Amount < line.Amount ? BankLineRefusals.NoCustomer
            : BankLineRefusals.TooLittle(session.Value.Amount);
    }

    /// <summary>A person says whose credit a line is.</summary>
    public ValueTask<Result<BankLineState>> CreditByHandAsync(
        ChangeSet changes,
        BankLine line,
        string customerId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => CreditAsync(changes, line, customerId, line.Amount, byHand: true, now, cancellationToken);

    private async ValueTask<BankLineState?> PayOldestAsync(
        ChangeSet changes,
        BankLine line,
        string customerId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var type = OpenItemStorage.Table;
        var items = await engine
            .Store.ListAsync(type, changes.Owner, new ListQuery(type.Lists[0], OldestLookedAt) { Group = customerId }, cancellationToken)
            .ConfigureAwait(false);
        foreach (var item in items)
        {
            var (paid, _) = await TryAsync(changes, line, item.Value.SessionId, byHand: false, now, cancellationToken)
                .ConfigureAwait(false);
            if (paid is not null)
                return paid;
        }

        return null;
    }

    private async ValueTask<(BankLineState? Paid, SuspenseReason Why)> TryAsync(
        ChangeSet changes,
        BankLine line,
        string sessionId,
        bool byHand,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var records = await PayableAsync(changes, line, sessionId, now, cancellationToken).ConfigureAwait(false);
        if (records is null)
            return (null, SuspenseReason.NotOpen);

        var charge = records.Charge.Value;
        if (charge.Amount.Currency != line.Amount.Currency)
            return (null, SuspenseReason.OtherCurrency);
        if (charge.Amount > line.Amount)
            return (null, SuspenseReason.WrongAmount);

        // An excess needs a customer whose credit it becomes; otherwise the line is not split.
        var surplus = line.Amount - charge.Amount;
        var beneficiary = charge.CustomerId ?? line.CustomerId;
        if (
            surplus.IsPositive
            && (beneficiary is null || !await HasCustomerAsync(changes.Owner, beneficiary, cancellationToken).ConfigureAwait(false))
        )
            return (null, SuspenseReason.WrongAmount);
        if (!Pay(changes, line, records, now))
            return (null, SuspenseReason.NotOpen);

        if (surplus.IsPositive)
            await AddCreditAsync(changes, line, beneficiary!, surplus, now, cancellationToken).ConfigureAwait(false);
        return (new BankLineState.Matched(sessionId, charge.Id, now, surplus.IsPositive ? surplus : null, byHand), default);
    }

    // A charge that waits for the transfer gets it; a session without a payment gets a charge that is paid from the start.
    private async ValueTask<AttemptRecords?> PayableAsync(
        ChangeSet changes,
        BankLine line,
        string sessionId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var session = await engine.Store.GetAsync(SessionStorage.Table, changes.Owner, sessionId, cancellationToken).ConfigureAwait(false);
        if (session?.Value.AsOf(now).State is not SessionState.Open open)
            return null;
        if (open.ChargeInFlight is not { } live)
            return await BeginAsync(changes, line, session, now, cancellationToken).ConfigureAwait(false);

        var records = await settler.LoadAsync(changes.Owner, live, cancellationToken).ConfigureAwait(false);
        return records.Charge.Value is { Status: ChargeStatus.AwaitingPayment, Method: MethodIds.BankTransfer or MethodIds.DirectTransfer }
            ? records
            : null;
    }

    private bool Pay(ChangeSet changes, BankLine line, AttemptRecords records, DateTimeOffset now)
    {
        var charge = records.Charge.Value;
        var outcome = new ChargeOutcome.Received(line.Reference, charge.Amount);
        var moved = ChargeMachine.Apply(charge, outcome, now);
        if (!moved.IsChanged)
            return false;

        var settled = new ChargeEffects(engine, changes, records, now, source: LedgerAccount.Suspense).Gather(moved.State, outcome);
        if (records.Charge.Version > 0)
            ChargeQuestions.Follow(changes, charge, settled.Charge, work: null, now);
        return true;
    }

    private async ValueTask<AttemptRecords?> BeginAsync(
        ChangeSet changes,
        BankLine line,
        Stored<CheckoutSession> session,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var intent = await engine
            .Store.GetAsync(IntentStorage.Table, changes.Owner, session.Value.PaymentIntentId, cancellationToken)
            .ConfigureAwait(false);
        var payer = await PayerRecords
            .LoadAsync(engine, changes.Owner, session.Value, session.Value.PostingOptions, session.Value.CustomerId, cancellationToken)
            .ConfigureAwait(false);

        // A refund is paid from where the money is.
        var at = engine.ProviderNamed(line.Provider) ?? engine.ProviderFor(changes.Owner);
        return intent is null || at is not { } provider ? null : charges.BeginArrived(session, intent, provider.Name, payer, now);
    }

    private async ValueTask<Result<BankLineState>> CreditAsync(
        ChangeSet changes,
        BankLine line,
        string customerId,
        Money amount,
        bool byHand,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (!await HasCustomerAsync(changes.Owner, customerId, cancellationToken).ConfigureAwait(false))
            return CustomerRecordRules.NotFound(customerId, "customer");

        await AddCreditAsync(changes, line, customerId, amount, now, cancellationToken).ConfigureAwait(false);
        return new BankLineState.Credited(customerId, now, byHand);
    }

    private async ValueTask AddCreditAsync(
        ChangeSet changes,
        BankLine line,
        string customerId,
        Money amount,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var standing = await CustomerCredits.LoadAsync(engine, changes.Owner, customerId, cancellationToken).ConfigureAwait(false);
        var note = CustomerCredits.Note(changes.Owner, customerId, amount, CustomerBalanceTransactionType.Payment, line.Id, null);
        CustomerCredits.Change(engine, changes, standing, note, now);
        LedgerJournal.Post(
            engine,
            changes,
            [new(LedgerEntryKind.Credit, LedgerAccount.Suspense, LedgerAccount.CustomerCredit, amount)],
            now,
            line.Id,
            customerId
        );
    }

    private async ValueTask<bool> HasCustomerAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, CustomerStorage.IdPrefix)
        && await engine.Store.GetAsync(CustomerStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            is { Value.IsDeleted: false };
}
