using Payments.Storage;

namespace Payments;

/// <summary>Pays a session: by a card, or by what a payer confirmed.</summary>
internal sealed class SessionPayments(EngineServices engine, CommandRunner commands, PaymentPlanner planner, ChargeFlow charges)
{
    public static SessionPayments Of(EngineParts parts) =>
        parts.Once(made => new SessionPayments(made.Engine, CommandRunner.Of(made), PaymentPlanner.Of(made), ChargeFlow.Of(made)));

    public ValueTask<Result<PaymentAttempt>> PayAsync(
        Owner owner,
        string sessionId,
        Providers.TokenizedCard card,
        string? returnUrl,
        CancellationToken cancellationToken
    ) => TakeAsync(owner, sessionId, (session, _, _) => new(PaymentPlan.OfCard(session, card, returnUrl)), cancellationToken);

    public ValueTask<Result<PaymentAttempt>> SubmitAsync(
        Owner owner,
        string sessionId,
        PaymentSubmission submission,
        CancellationToken cancellationToken
    ) =>
        TakeAsync(
            owner,
            sessionId,
            (session, now, cancellation) => planner.PlanAsync(session, submission, now, cancellation),
            cancellationToken
        );

    private async ValueTask<Result<PaymentAttempt>> TakeAsync(
        Owner owner,
        string sessionId,
        Func<CheckoutSession, DateTimeOffset, CancellationToken, ValueTask<Result<PaymentPlan>>> plan,
        CancellationToken cancellationToken
    )
    {
        if (JoinedRefusals.ToCall(engine) is { } joined)
            return joined;
        if (engine.ProviderFor(owner) is not { } provider)
            return ProviderRefusals.None(owner);

        var started = await commands.RunAsync<StartedCharge>(owner, StartAsync, cancellationToken).ConfigureAwait(false);
        if (!started.IsSuccess)
            return started.Refusal;

        // From here on the customer may be charged: no caller stops it any more.
        var settled = await charges.FinishAsync(started.Value).ConfigureAwait(false);
        return settled.IsSuccess ? settled.Value.OfSession : settled.Refusal;

        async ValueTask<Result<StartedCharge>> StartAsync(ChangeSet changes, DateTimeOffset now, CancellationToken cancellation)
        {
            var session = await LoadSessionAsync(owner, sessionId, cancellation).ConfigureAwait(false);
            if (session is null)
                return SessionRefusals.NotFound(sessionId);

            var made = await plan(session.Value, now, cancellation).ConfigureAwait(false);
            var intent =
                await engine.Store.GetAsync(IntentStorage.Table, owner, session.Value.PaymentIntentId, cancellation).ConfigureAwait(false)
                ?? throw new StoreException($"Session {session.Value.Id} of {owner} has lost its intent.");
            var begun = charges.Begin(changes, session, intent, made, provider, now);

            // Read before another writer's commit, and its intent after it: the session's current state says why.
            return
                !begun.IsSuccess
                && (await LoadSessionAsync(owner, sessionId, cancellation).ConfigureAwait(false))?.Version != session.Version
                ? await StartAsync(changes, now, cancellation).ConfigureAwait(false)
                : begun;
        }
    }

    private async ValueTask<Stored<CheckoutSession>?> LoadSessionAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, SessionStorage.IdPrefix)
            ? await engine.Store.GetAsync(SessionStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
}
