using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Gives the try of a canceled setup intent up at its processor, again and again until it says how that stands.</summary>
internal sealed class SetupAbandoner(EngineServices engine, SetupSettler settler) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 3;

    private static readonly TimeSpan[] _again = [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30), TimeSpan.FromHours(6)];

    public string Kind => WorkKinds.AbandonSetup;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var outcome = engine.ProviderNamed(work.Data!) is ICardVault vault
            ? await ProviderCalls.RunAsync<SetupOutcome>(engine, work.Key, cancellation => vault.AbandonSetupAsync(work.Owner, work.Key, cancellation), _ => new SetupOutcome.Unknown()).ConfigureAwait(false)
            : new SetupOutcome.Unknown();
        if (outcome is SetupOutcome.Saved)
            await settler.SettleAsync(work.Owner, SetupKeys.IntentOf(work.Key), (work.Key, work.Data!), outcome).ConfigureAwait(false);

        var isOpen = outcome is SetupOutcome.Unknown or SetupOutcome.RequiresAction;
        if (isOpen && work.Attempt == AttemptsBeforeAlarm)
            engine.Logger.LogError("Try {Key} of {Owner} is not given up by the processor \"{Provider}\" after {Attempts} tries. It is tried on; look whether that processor is set up.", work.Key, work.Owner, work.Data, work.Attempt);

        var changes = new ChangeSet(work.Owner);
        changes = isOpen
            ? changes.Retry(work, engine.Now + _again[Math.Min(work.Attempt, _again.Length - 1)])
            : changes.Complete(work);
        await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
    }
}
