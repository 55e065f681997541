using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Takes the money in two commits with the processor between them. After the first the charge is on record, with work to ask
/// for its outcome should this process die; after the second all three machines agree. Whoever learns the outcome, the call or
/// the reconciler, settles by the same function, and the second one reads the first one's result.
/// </summary>
internal sealed class ChargeFlow(EngineServices engine, CommandRunner commands)
{
    // Between the call's time-out and the question what became of it.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _firstQuestion = TimeSpan.FromSeconds(1);

    public async ValueTask<Result<PaymentAttempt>> PayAsync(Owner owner, string sessionId, TokenizedCard card, CancellationToken cancellationToken)
    {
        if (engine.ProviderFor(owner) is not { } provider)
            return ProviderRefusals.None(owner);

        var started = await commands.RunAsync<AttemptRecords>(
            owner, (changes, now, cancellation) => StartAsync(changes, sessionId, card.Card, provider.Name, now, cancellation), cancellationToken).ConfigureAwait(false);
        if (!started.IsSuccess)
            return started.Refusal;

        // From here on the customer may be charged: no caller stops it any more.
        var outcome = await CallAsync(provider, started.Value.Charge.Value, card.Token).ConfigureAwait(false);
        return await SettleAsync(owner, started.Value, outcome, work: null).ConfigureAwait(false);
    }

    /// <summary>Settles what the reconciler learned; the row of work is completed in the same set.</summary>
    public async ValueTask SettleAsync(DueWork work, ChargeOutcome outcome)
    {
        var records = await LoadAsync(work.Owner, work.Key, CancellationToken.None).ConfigureAwait(false);
        await SettleAsync(work.Owner, records, outcome, work).ConfigureAwait(false);
    }

    /// <summary>Asks a processor what became of a charge.</summary>
    public async ValueTask<ChargeOutcome> AskAsync(IChargeResolver resolver, Owner owner, string chargeId) =>
        await GuardAsync(token => resolver.ResolveAsync(owner, chargeId, token), chargeId).ConfigureAwait(false);

    private async ValueTask<Result<AttemptRecords>> StartAsync(
        ChangeSet changes, string sessionId, CardSummary card, string provider, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var session = Id.IsWellFormed(sessionId, IdPrefix.Session)
            ? await engine.Store.GetAsync(RecordTypes.Sessions, changes.Owner, sessionId, cancellationToken).ConfigureAwait(false)
            : null;
        if (session is null)
            return SessionRefusals.NotFound(sessionId);

        var chargeId = engine.NewId(IdPrefix.Charge, now);
        var begun = SessionMachine.Apply(session.Value.AsOf(now), new SessionCommand.StartPayment(chargeId), now);
        if (begun.IsRefused)
            return SessionRefusals.Describe(begun.Refusal);

        var intent = await engine.Store.GetAsync(RecordTypes.Intents, changes.Owner, session.Value.PaymentIntentId, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"Session {sessionId} of {changes.Owner} has lost its intent.");
        var confirmed = IntentMachine.Apply(intent.Value, new IntentCommand.Confirm(chargeId), now);
        if (confirmed.IsRefused)
            return SessionRefusals.Describe(confirmed.Refusal);

        var charge = new Charge
        {
            Id = chargeId,
            Owner = changes.Owner,
            PaymentIntentId = intent.Value.Id,
            SessionId = sessionId,
            Amount = intent.Value.Amount,
            Card = card,
            Provider = provider,
            CreatedAt = now,
            UpdatedAt = now,
            State = new ChargeState.Pending(),
        };
        changes.Update(RecordTypes.Sessions, session, begun.State)
            .Update(RecordTypes.Intents, intent, confirmed.State)
            .Insert(RecordTypes.Charges, charge)
            .Schedule(WorkKinds.ReconcileCharge, chargeId, now + engine.Options.ProviderTimeout + _grace);
        return new AttemptRecords(new(begun.State, session.Version + 1), new(confirmed.State, intent.Version + 1), new(charge, 1));
    }

    private ValueTask<ChargeOutcome> CallAsync(IPaymentProvider provider, Charge charge, string token) =>
        GuardAsync(cancellation => provider.ChargeAsync(new ChargeRequest(charge.Id, charge.Owner, charge.Amount, token), cancellation), charge.Id);

    // Whatever a processor throws, or answers too late, means that money may have moved.
    private async ValueTask<ChargeOutcome> GuardAsync(Func<CancellationToken, ValueTask<ChargeOutcome>> call, string chargeId)
    {
        using var timeout = new CancellationTokenSource(engine.Options.ProviderTimeout, engine.Time);
        try
        {
            var answer = call(timeout.Token);
            return (answer.IsCompletedSuccessfully ? answer.Result : await answer.AsTask().WaitAsync(timeout.Token).ConfigureAwait(false))
                ?? throw new InvalidOperationException("The processor answered null.");
        }
#pragma warning disable CA1031 // Any exception of a processor is a lost answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            engine.Logger.LogWarning(exception, "The processor's answer on {Charge} is lost.", chargeId);
            return new ChargeOutcome.Unknown(timeout.IsCancellationRequested ? "no answer in time" : exception.GetType().Name);
        }
    }

    private async ValueTask<Result<PaymentAttempt>> SettleAsync(Owner owner, AttemptRecords known, ChargeOutcome outcome, DueWork? work)
    {
        for (var records = known; ;)
        {
            var now = engine.Now;
            var changes = new ChangeSet(owner);
            var settled = Settle(changes, records, outcome, now);
            Follow(changes, records.Charge.Value, settled.Charge, work, now);
            var commit = changes.IsEmpty ? CommitResult.Committed : await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
            if (commit.Status == CommitStatus.Committed)
                return settled;
            if (commit.Status == CommitStatus.LeaseLost)
                work = null;

            // The other side was first: its result stands, and this outcome is held against it.
            records = await LoadAsync(owner, records.Charge.Value.Id, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private PaymentAttempt Settle(ChangeSet changes, AttemptRecords records, ChargeOutcome outcome, DateTimeOffset now)
    {
        var (session, intent, charge) = records;
        var decided = ChargeMachine.Apply(charge.Value, outcome, now);
        if (decided.IsRefused)
            engine.Logger.LogCritical("Charge {Charge} of {Owner} contradicts itself: {Refusal}. Look at the processor's books.", charge.Value.Id, charge.Value.Owner, decided.Refusal);
        if (!decided.IsChanged)
            return new PaymentAttempt(session.Value, intent.Value, charge.Value);

        changes.Update(RecordTypes.Charges, charge, decided.State);
        return decided.State.State switch
        {
            ChargeState.Succeeded => Succeed(changes, records, decided.State, now),
            ChargeState.Failed failed => Fail(changes, records, decided.State, failed.Code, now),
            _ => new PaymentAttempt(session.Value, intent.Value, decided.State),
        };
    }

    private PaymentAttempt Succeed(ChangeSet changes, AttemptRecords records, Charge charge, DateTimeOffset now)
    {
        var intent = IntentMachine.Apply(records.Intent.Value, new IntentCommand.ChargeSucceeded(charge.Id), now);
        var session = SessionMachine.Apply(records.Session.Value, new SessionCommand.PaymentSucceeded(charge.Id), now);
        Move(changes, records, session, intent, charge.Id);
        changes.Cancel(WorkKinds.ExpireSession, records.Session.Value.Id);
        EventOutbox.Add(engine, changes, now, new PaymentIntentSucceeded(intent.State), new CheckoutSessionPaid(session.State));
        return new PaymentAttempt(session.State, intent.State, charge);
    }

    private PaymentAttempt Fail(ChangeSet changes, AttemptRecords records, Charge charge, DeclineCode code, DateTimeOffset now)
    {
        var intent = IntentMachine.Apply(records.Intent.Value, new IntentCommand.ChargeFailed(charge.Id, code), now);
        var session = SessionMachine.Apply(records.Session.Value, new SessionCommand.PaymentFailed(charge.Id), now);
        Move(changes, records, session, intent, charge.Id);
        EventOutbox.Add(engine, changes, now, new ChargeFailed(charge));
        return new PaymentAttempt(session.State, intent.State, charge);
    }

    private static void Move(
        ChangeSet changes, AttemptRecords records, Decision<CheckoutSession, SessionRefusal> session, Decision<PaymentIntent, IntentRefusal> intent, string chargeId)
    {
        // While a charge is live nothing else moves its session or intent, so a refusal here is a fault of ours.
        if (session.IsRefused || intent.IsRefused)
            throw new InvalidOperationException($"Charge {chargeId} was decided, and its session says {session.Refusal}, its intent {intent.Refusal}.");

        if (session.IsChanged)
            changes.Update(RecordTypes.Sessions, records.Session, session.State);
        if (intent.IsChanged)
            changes.Update(RecordTypes.Intents, records.Intent, intent.State);
    }

    /// <summary>What is to happen with the question about this charge: nothing more once it is decided, else ask (again).</summary>
    private static void Follow(ChangeSet changes, Charge before, Charge after, DueWork? work, DateTimeOffset now)
    {
        var isOpen = after.Status is ChargeStatus.Pending or ChargeStatus.Unknown;
        if (work is not null)
        {
            if (isOpen)
                changes.Retry(work, now + Reconciler.Backoff(work.Attempt));
            else
                changes.Complete(work);
        }
        else if (isOpen)
        {
            changes.Schedule(WorkKinds.ReconcileCharge, after.Id, now + _firstQuestion);
        }
        else if (before.Status != after.Status)
        {
            changes.Cancel(WorkKinds.ReconcileCharge, after.Id);
        }
    }

    private async ValueTask<AttemptRecords> LoadAsync(Owner owner, string chargeId, CancellationToken cancellationToken)
    {
        var charge = await engine.Store.GetAsync(RecordTypes.Charges, owner, chargeId, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"Charge {chargeId} of {owner} is gone.");
        var intent = await engine.Store.GetAsync(RecordTypes.Intents, owner, charge.Value.PaymentIntentId, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"Charge {chargeId} of {owner} has lost its intent.");
        var session = await engine.Store.GetAsync(RecordTypes.Sessions, owner, charge.Value.SessionId!, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"Charge {chargeId} of {owner} has lost its session.");
        return new AttemptRecords(session, intent, charge);
    }
}
