using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Applies the outcome of an attempt to its setup intent, and a saved card to its customer, in one commit. Every writer comes through here.
/// </summary>
internal sealed class SetupSettler(EngineServices engine, CardFingerprints fingerprints)
{
    public static SetupSettler Of(EngineParts parts) => parts.Once(made => new SetupSettler(made.Engine, CardFingerprints.Of(made)));

    private static readonly RetrySteps _undecided = new(
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1)
    );

    private static readonly RetrySteps _whilePayerActs = new(
        TimeSpan.FromSeconds(15),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5)
    );

    public async ValueTask<Stored<SetupIntent>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, SetupStorage.IdPrefix)
            ? await engine.Store.GetAsync(SetupStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Cancels an attempt at its provider; unknown where the provider does not respond, or is no longer set up.</summary>
    public ValueTask<SetupOutcome> AbandonAsync(Owner owner, string attemptId, string provider) =>
        engine.ProviderNamed(provider) is ICardVault vault
            ? ProviderCalls.RunAsync<SetupOutcome>(
                engine,
                attemptId,
                cancellation => vault.AbandonSetupAsync(owner, attemptId, cancellation),
                _ => new SetupOutcome.Unknown()
            )
            : new(new SetupOutcome.Unknown());

    /// <summary>Settles an outcome; the row of work that asked for it, if any, is completed or given back in the same set.</summary>
    public async ValueTask<Result<SetupIntent>> SettleAsync(
        Owner owner,
        string id,
        (string Id, string Provider) told,
        SetupOutcome outcome,
        DueWork? work = null
    )
    {
        if (outcome is SetupOutcome.Saved { Token: var token } && string.IsNullOrWhiteSpace(token))
        {
            engine.Logger.LogCritical("Setup intent {Setup} of {Owner} is reported as saved without a token.", id, owner);
            outcome = new SetupOutcome.Unknown();
        }

        while (true)
        {
            var now = engine.Now;
            var changes = new ChangeSet(owner);
            var found =
                await LoadAsync(owner, id, CancellationToken.None).ConfigureAwait(false)
                ?? throw new StoreException($"Setup intent {id} of {owner} is gone.");
            var settled = await DecideAsync(changes, found, told, outcome, now).ConfigureAwait(false);
            Follow(changes, found.Value, settled, work, now);
            var commit = changes.IsEmpty
                ? CommitResult.Committed
                : await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
            if (commit.Status == CommitStatus.Committed)
                return settled;
            if (commit.Status == CommitStatus.LeaseLost)
                work = null;
        }
    }

    private async ValueTask<SetupIntent> DecideAsync(
        ChangeSet changes,
        Stored<SetupIntent> found,
        (string Id, string Provider) told,
        SetupOutcome outcome,
        DateTimeOffset now
    )
    {
        var attemptId = told.Id;
        var attempt = found.Value.LiveAttempt;
        switch (outcome)
        {
            case SetupOutcome.Saved saved when attempt?.Id == attemptId:
                return await KeepAsync(changes, found, attempt, saved, now).ConfigureAwait(false);
            case SetupOutcome.Saved saved when found.Value.State is not SetupState.Succeeded succeeded || succeeded.AttemptId != attemptId:
                // Saved after the end: no longer wanted.
                changes.Schedule(PaymentMethodStorage.ForgetWork, attemptId, now, $"{told.Provider} {saved.Token}");
                return found.Value;
            case SetupOutcome.Declined declined:
                return Move(
                    changes,
                    found,
                    new SetupCommand.Declined(attemptId, CodeOf(found.Value, declined.Code)),
                    now,
                    failed => new SetupIntentSetupFailed(failed.WithoutSecret())
                );
            case SetupOutcome.RequiresAction action:
                return Move(changes, found, new SetupCommand.RequireAction(attemptId, action.Action, action.Until), now, happened: null);
            default:
                return found.Value;
        }
    }

    private async ValueTask<SetupIntent> KeepAsync(
        ChangeSet changes,
        Stored<SetupIntent> found,
        SetupAttempt attempt,
        SetupOutcome.Saved saved,
        DateTimeOffset now
    )
    {
        var setup = found.Value;
        var holder = await CardHolder.LoadAsync(engine, changes.Owner, setup.CustomerId, CancellationToken.None).ConfigureAwait(false);
        if (holder is null or { Customer.Value.IsDeleted: true })
        {
            changes.Schedule(PaymentMethodStorage.ForgetWork, attempt.Id, now, $"{attempt.Provider} {saved.Token}");
            var gone = setup with { State = new SetupState.Canceled(now), UpdatedAt = now };
            changes.Update(SetupStorage.Table, found, gone);
            EventOutbox.Add(engine, changes, now, new SetupIntentCanceled(gone.WithoutSecret()));
            return gone;
        }

        var fingerprint = await fingerprints
            .OfAsync(changes.Owner, attempt.Provider, saved.Fingerprint, CancellationToken.None)
            .ConfigureAwait(false);
        var card = new CardToSave(attempt.Provider, attempt.Card, setup.Usage, saved.Token, fingerprint);
        var (method, happened) = SavedCards.Keep(engine, changes, holder, card, attempt.Id, now);
        var kept = SetupMachine.Apply(setup, new SetupCommand.Saved(attempt.Id, method.Id), now).State;
        changes.Update(SetupStorage.Table, found, kept);
        EventOutbox.Add(engine, changes, now, new SetupIntentSucceeded(kept.WithoutSecret()), happened);
        return kept;
    }

    private SetupIntent Move(
        ChangeSet changes,
        Stored<SetupIntent> found,
        SetupCommand command,
        DateTimeOffset now,
        Func<SetupIntent, EventData>? happened
    )
    {
        var decided = SetupMachine.Apply(found.Value, command, now);
        if (!decided.IsChanged)
            return found.Value;

        changes.Update(SetupStorage.Table, found, decided.State);
        if (happened is not null)
            EventOutbox.Add(engine, changes, now, happened(decided.State));
        return decided.State;
    }

    // It does not matter who closed it, the payer, the clock or the provider: nobody authenticated.
    private static DeclineCode CodeOf(SetupIntent setup, DeclineCode code) =>
        setup.Status == SetupStatus.RequiresAction && code == DeclineCode.Released ? DeclineCode.AuthenticationAbandoned : code;

    private static void Follow(ChangeSet changes, SetupIntent before, SetupIntent after, DueWork? work, DateTimeOffset now)
    {
        DateTimeOffset? next = after.State switch
        {
            SetupState.Processing => now + _undecided.At(work?.Attempt ?? 0),
            SetupState.RequiresAction { Until: var until } when until > now => now + _whilePayerActs.At(work?.Attempt ?? 0) is var soon
            && soon < until
                ? soon
                : until,
            SetupState.RequiresAction => now + _undecided.At(work?.Attempt ?? 0),
            _ => null,
        };
        if (work is not null)
            _ = next is { } again ? changes.Retry(work, again) : changes.Complete(work);
        else if (next is { } first)
            changes.Schedule(SetupStorage.ReconcileWork, after.Id, first);
        else if (before.Status != after.Status)
            changes.Cancel(SetupStorage.ReconcileWork, after.Id);
    }
}
