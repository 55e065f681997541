using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Asks the provider about attempts whose response was lost or is still to come. One whose payer was too slow is canceled there first.
/// </summary>
internal sealed class SetupReconciler(EngineServices engine, SetupSettler settler) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 12;

    public string Kind => SetupStorage.ReconcileWork;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var found = await settler.LoadAsync(work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (found?.Value.LiveAttempt is not { } attempt)
        {
            await engine.CommitAsync(new ChangeSet(work.Owner).Complete(work), cancellationToken).ConfigureAwait(false);
            return;
        }

        var isOver = found.Value.State is SetupState.RequiresAction { Until: var until } && until <= engine.Now;
        var outcome =
            isOver ? await settler.AbandonAsync(work.Owner, attempt.Id, attempt.Provider).ConfigureAwait(false)
            : engine.ProviderNamed(attempt.Provider) is ICardVault vault
                ? await ProviderCalls
                    .RunAsync<SetupOutcome>(
                        engine,
                        attempt.Id,
                        cancellation => vault.ResolveSetupAsync(work.Owner, attempt.Id, cancellation),
                        _ => new SetupOutcome.Unknown()
                    )
                    .ConfigureAwait(false)
            : new SetupOutcome.Unknown();
        if (outcome is SetupOutcome.Unknown && work.Attempt == AttemptsBeforeAlarm)
            engine.Logger.LogError(
                "Setup intent {Setup} of {Owner} is undecided after {Attempts} questions. Check the provider's records.",
                work.Key,
                work.Owner,
                work.Attempt
            );
        await settler.SettleAsync(work.Owner, work.Key, (attempt.Id, attempt.Provider), outcome, work).ConfigureAwait(false);
    }
}

/// <summary>Cancels the attempt of a canceled setup intent at its provider, and retries until the provider reports its state.</summary>
internal sealed class SetupAbandoner(EngineServices engine, SetupSettler settler) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 3;

    public string Kind => SetupStorage.AbandonWork;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var outcome = await settler.AbandonAsync(work.Owner, work.Key, work.Data!).ConfigureAwait(false);
        if (outcome is SetupOutcome.Saved)
            await settler.SettleAsync(work.Owner, SetupKeys.IntentOf(work.Key), (work.Key, work.Data!), outcome).ConfigureAwait(false);

        var isOpen = outcome is SetupOutcome.Unknown or SetupOutcome.RequiresAction;
        if (isOpen && work.Attempt == AttemptsBeforeAlarm)
            engine.Logger.LogError(
                "Setup attempt {Key} of {Owner} is not canceled by the provider \"{Provider}\" after "
                    + "{Attempts} attempts. It is retried; check that the provider is set up.",
                work.Key,
                work.Owner,
                work.Data,
                work.Attempt
            );

        await engine.CommitAsync(RetrySteps.Unhurried.Note(work, !isOpen, engine.Now), CancellationToken.None).ConfigureAwait(false);
    }
}
