using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Moves the money of a line that has arrived, from suspense to the sessions that it pays or to a customer's credit.</summary>
internal sealed class BankLinePayer(EngineServices engine, ChargeFlow charges, ChargeSettler settler)
{
    public static BankLinePayer Of(EngineParts parts) =>
        parts.Once(made => new BankLinePayer(made.Engine, ChargeFlow.Of(made), ChargeSettler.Of(made)));

    /// <summary>
    /// What a line may pay a session by, or null: a charge that waits for the transfer gets it; a session without a payment gets a charge
    /// that is paid from the start.
    /// </summary>
    public async ValueTask<AttemptRecords?> PayableAsync(
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

    private void Pay(ChangeSet changes, BankLine line, AttemptRecords records, DateTimeOffset now)
    {
        var charge = records.Charge.Value;
        var outcome = new ChargeOutcome.Received(line.Reference, charge.Amount);
        var moved = ChargeMachine.Apply(charge, outcome, now);
        if (!moved.IsChanged)
            return;

        var paid = moved.State with { BankLineProvider = line.Provider };
        var settled = new ChargeEffects(engine, changes, records, now, source: LedgerAccount.Suspense).Gather(paid, outcome);
        if (records.Charge.Version > 0)
            ChargeQuestions.Follow(changes, charge, settled.Charge, work: null, now);
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

    /// <summary>
    /// Pays sessions out of a line, whole, and notes what is left as credit. Null, and nothing is done, where something is left and
    /// nobody is known whose credit it is.
    /// </summary>
    /// <param name="changes">What is committed.</param>
    /// <param name="line">The line.</param>
    /// <param name="paid">What is paid: one or more.</param>
    /// <param name="money">The line's amount, with what came before it for the same session.</param>
    /// <param name="byHand">Whether a person said so.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<BankLineState.Matched?> PayAllAsync(
        ChangeSet changes,
        BankLine line,
        IReadOnlyList<AttemptRecords> paid,
        Money money,
        bool byHand,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // An excess needs a customer whose credit it becomes; otherwise the line is not split. Sessions of several customers name none.
        var surplus = paid.Aggregate(money, (rest, records) => rest - records.Charge.Value.Amount);
        var customers = paid.Select(records => records.Charge.Value.CustomerId).Distinct().ToList();
        var beneficiary = (customers.Count == 1 ? customers[0] : null) ?? line.CustomerId;
        if (
            surplus.IsPositive
            && (beneficiary is null || !await HasCustomerAsync(changes.Owner, beneficiary, cancellationToken).ConfigureAwait(false))
        )
            return null;

        foreach (var records in paid)
            Pay(changes, line, records, now);
        if (surplus.IsPositive)
            await AddCreditAsync(changes, line, beneficiary!, surplus, now, cancellationToken).ConfigureAwait(false);

        var sessions = paid.Select(records => records.Charge.Value)
            .Select(charge => new PaidSession(charge.SessionId!, charge.Id, charge.Amount))
            .ToList();
        return new BankLineState.Matched(sessions[0].SessionId, sessions[0].ChargeId, now, surplus.IsPositive ? surplus : null, byHand)
        {
            Further = sessions.Count > 1 ? sessions[1..] : null,
        };
    }

    /// <summary>Makes money of a line its customer's credit, or refuses.</summary>
    public async ValueTask<Result<BankLineState>> CreditAsync(
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
