using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Asks the provider about charges whose response was lost or is still to come, until there is one. It never guesses.</summary>
internal sealed class Reconciler(EngineServices engine, ChargeFlow charges, ChargeSettler settler) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 12;

    public string Kind => ChargeStorage.ReconcileWork;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var charge = await engine.Store.GetAsync(ChargeStorage.Table, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (charge is null or { Value: { IsOpen: false, MayBeReturned: false } })
        {
            await engine.CommitAsync(new ChangeSet(work.Owner).Complete(work), cancellationToken).ConfigureAwait(false);
            return;
        }

        var askedAt = engine.Now;
        var outcome = await charges.AskAsync(charge.Value).ConfigureAwait(false);
        if (outcome is (ChargeOutcome.Unknown or ChargeOutcome.Pending) && work.Attempt == AttemptsBeforeAlarm)
            engine.Logger.LogError(
                "Charge {Charge} of {Owner} is undecided after {Attempts} questions: {Outcome}. Check the provider's records.",
                work.Key,
                work.Owner,
                work.Attempt,
                outcome
            );

        var records = await settler.LoadAsync(work.Owner, work.Key, CancellationToken.None).ConfigureAwait(false);
        await settler.SettleAsync(work.Owner, records, outcome, work, askedAt).ConfigureAwait(false);
    }
}
