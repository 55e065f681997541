using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Gives the try of a canceled setup intent up at its processor, again and again until it says how that stands.</summary>
internal sealed class SetupAbandoner(EngineServices engine, SetupSettler settler) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 3;

    public string Kind => WorkKinds.AbandonSetup;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var outcome = await settler.AbandonAsync(work.Owner, work.Key, work.Data!).ConfigureAwait(false);
        if (outcome is SetupOutcome.Saved)
            await settler.SettleAsync(work.Owner, SetupKeys.IntentOf(work.Key), (work.Key, work.Data!), outcome).ConfigureAwait(false);

        var isOpen = outcome is SetupOutcome.Unknown or SetupOutcome.RequiresAction;
        if (isOpen && work.Attempt == AttemptsBeforeAlarm)
            engine.Logger.LogError(
                "Try {Key} of {Owner} is not given up by the processor \"{Provider}\" after "
                    + "{Attempts} tries. It is tried on; look whether that processor is set up.",
                work.Key,
                work.Owner,
                work.Data,
                work.Attempt
            );

        await engine.CommitAsync(RetrySteps.Unhurried.Note(work, !isOpen, engine.Now), CancellationToken.None).ConfigureAwait(false);
    }
}
