using Payments.Storage;

namespace Payments;

/// <summary>Cancels an intent whose reserved money was not captured in time.</summary>
internal sealed class AuthorizationExpirer(EngineServices engine, PaymentIntents intents, ChargeSettler settler) : IWorkHandler
{
    private static readonly TimeSpan _shortly = TimeSpan.FromSeconds(1);

    public string Kind => IntentStorage.ExpireAuthorizationWork;

    public TimeSpan LongestWait => TimeSpan.Zero;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var now = engine.Now;
        var changes = new ChangeSet(work.Owner);
        var intent = await intents.GetAsync(work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (intent is { IsSuccess: true, Value.State: IntentState.RequiresCapture { Until: var until } } && until <= now)
        {
            // The charge has failed, as it has where the provider is first to say so. A session's intent goes on with the session: no
            // provider is asked to reserve for one, but one may.
            if (
                IntentMachine.LiveCharge(intent.Value) is not { } chargeId
                || !await settler.LapseAsync(changes, chargeId, now, cancellationToken).ConfigureAwait(false)
            )
                changes.Complete(work);
        }
        else
        {
            changes.Complete(work);
        }

        // A conflict means that another writer is changing the intent: try again shortly.
        if ((await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false)).Status == CommitStatus.Conflict)
            await engine.CommitAsync(new ChangeSet(work.Owner).Retry(work, now + _shortly), cancellationToken).ConfigureAwait(false);
    }
}
