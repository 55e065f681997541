using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Takes the money in two commits with the processor between them. After the first the charge is on record, with work to ask
/// for its outcome should this process die; after the second all three machines agree. Whoever learns the outcome first, the call, a
/// notification or the reconciler, settles by the same function, and the others read its result.
/// </summary>
internal sealed class ChargeFlow(EngineServices engine, CommandRunner commands, PaymentPlanner planner, ChargeSettler settler)
{
    // Between the call's time-out and the question what became of it.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    public ValueTask<Result<PaymentAttempt>> PayAsync(Owner owner, string sessionId, TokenizedCard card, CancellationToken cancellationToken) =>
        TakeAsync(owner, sessionId, (session, _, _) => new(PaymentPlan.OfCard(session, card)), cancellationToken);

    public ValueTask<Result<PaymentAttempt>> SubmitAsync(Owner owner, string sessionId, PaymentSubmission submission, CancellationToken cancellationToken) =>
        TakeAsync(owner, sessionId, (session, now, cancellation) => planner.PlanAsync(session, submission, now, cancellation), cancellationToken);

    /// <summary>Asks a processor what became of a charge.</summary>
    public async ValueTask<ChargeOutcome> AskAsync(IChargeResolver resolver, Owner owner, string chargeId) =>
        await GuardAsync(token => resolver.ResolveAsync(owner, chargeId, token), chargeId).ConfigureAwait(false);

    private async ValueTask<Result<PaymentAttempt>> TakeAsync(
        Owner owner, string sessionId, Func<CheckoutSession, DateTimeOffset, CancellationToken, ValueTask<Result<PaymentPlan>>> plan, CancellationToken cancellationToken)
    {
        if (engine.ProviderFor(owner) is not { } provider)
            return ProviderRefusals.None(owner);

        PaymentPlan? planned = null;
        var started = await commands.RunAsync<AttemptRecords>(owner, StartAsync, cancellationToken).ConfigureAwait(false);
        if (!started.IsSuccess)
            return started.Refusal;

        // From here on the customer may be charged: no caller stops it any more.
        var outcome = await CallAsync(provider, started.Value.Charge.Value, planned!.Source).ConfigureAwait(false);

        // An answer that changes nothing never meets another writer's commit: it must look, so as not to hide what was told in the meantime.
        var known = outcome is ChargeOutcome.Pending ? await settler.LoadAsync(owner, started.Value.Charge.Value.Id, CancellationToken.None).ConfigureAwait(false) : started.Value;
        return await settler.SettleAsync(owner, known, outcome).ConfigureAwait(false);

        async ValueTask<Result<AttemptRecords>> StartAsync(ChangeSet changes, DateTimeOffset now, CancellationToken cancellation)
        {
            var session = await LoadSessionAsync(owner, sessionId, cancellation).ConfigureAwait(false);
            if (session is null)
                return SessionRefusals.NotFound(sessionId);

            var made = await plan(session.Value, now, cancellation).ConfigureAwait(false);
            var begun = await BeginAsync(changes, session, made, provider.Name, now, cancellation).ConfigureAwait(false);
            planned = made.IsSuccess ? made.Value : null;

            // Read before another writer's commit, and its intent after it: the session as it stands now says why.
            return !begun.IsSuccess && (await LoadSessionAsync(owner, sessionId, cancellation).ConfigureAwait(false))?.Version != session.Version
                ? await StartAsync(changes, now, cancellation).ConfigureAwait(false)
                : begun;
        }
    }

    private async ValueTask<Result<AttemptRecords>> BeginAsync(
        ChangeSet changes, Stored<CheckoutSession> session, Result<PaymentPlan> plan, string provider, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Whoever confirms a quote of a session that has ended hears that, and not that the quote is old.
        var chargeId = engine.NewId(IdPrefix.Charge, now);
        var begun = SessionMachine.Apply(session.Value.AsOf(now), new SessionCommand.StartPayment(chargeId), now);
        if (begun.IsRefused)
            return SessionRefusals.Describe(begun.Refusal);
        if (!plan.IsSuccess)
            return plan.Refusal;

        var intent = await engine.Store.GetAsync(RecordTypes.Intents, changes.Owner, session.Value.PaymentIntentId, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"Session {session.Value.Id} of {changes.Owner} has lost its intent.");
        var confirmed = IntentMachine.Apply(intent.Value, new IntentCommand.Confirm(chargeId), now);
        if (confirmed.IsRefused)
            return SessionRefusals.Describe(confirmed.Refusal);

        var charge = Make(chargeId, session.Value, plan.Value, provider, now);
        changes.Update(RecordTypes.Sessions, session, begun.State)
            .Update(RecordTypes.Intents, intent, confirmed.State)
            .Insert(RecordTypes.Charges, charge)
            .Schedule(WorkKinds.ReconcileCharge, chargeId, now + engine.Options.ProviderTimeout + _grace);
        if (plan.Value.Quote is { } quote)
            changes.Update(RecordTypes.Quotes, quote, quote.Value with { ChargeId = chargeId });
        return new AttemptRecords(new(begun.State, session.Version + 1), new(confirmed.State, intent.Version + 1), new(charge, 1));
    }

    private static Charge Make(string id, CheckoutSession session, PaymentPlan plan, string provider, DateTimeOffset now) => new()
    {
        Id = id,
        Owner = session.Owner,
        PaymentIntentId = session.PaymentIntentId,
        SessionId = session.Id,
        Amount = plan.Amount,
        Method = plan.Source.Method,
        Rail = plan.Rail,
        Card = plan.Card,
        QuoteId = plan.Quote?.Value.Id,
        Fee = plan.Quote?.Value.Amounts.Fee,
        PayableUntil = plan.PayableUntil,
        Simulate = session.Simulate,
        Provider = provider,
        CreatedAt = now,
        UpdatedAt = now,
        State = new ChargeState.Pending(),
        History = [new ChargeHistoryEntry(ChargeStatus.Pending, now, null, null)],
    };

    private async ValueTask<Stored<CheckoutSession>?> LoadSessionAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, IdPrefix.Session)
            ? await engine.Store.GetAsync(RecordTypes.Sessions, owner, id, cancellationToken).ConfigureAwait(false)
            : null;

    private ValueTask<ChargeOutcome> CallAsync(IPaymentProvider provider, Charge charge, PaymentSource source)
    {
        var request = new ChargeRequest(charge.Id, charge.Owner, charge.Amount, source) { PayableUntil = charge.PayableUntil, Simulate = charge.Simulate };
        return GuardAsync(cancellation => provider.ChargeAsync(request, cancellation), charge.Id);
    }

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
}
