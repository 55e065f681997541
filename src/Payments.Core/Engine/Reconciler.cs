using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Asks the processor about charges whose answer was lost or is still to come, until there is one. It never guesses.</summary>
internal sealed class Reconciler(EngineServices engine, ChargeFlow charges) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 12;

    private static readonly TimeSpan[] _backoff =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1),
    ];

    public string Kind => WorkKinds.ReconcileCharge;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public static TimeSpan Backoff(int attempt) => _backoff[Math.Min(attempt, _backoff.Length - 1)];

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var charge = await engine.Store.GetAsync(RecordTypes.Charges, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (charge is null || charge.Value.Status is ChargeStatus.Succeeded or ChargeStatus.Failed)
        {
            await engine.CommitAsync(new ChangeSet(work.Owner).Complete(work), cancellationToken).ConfigureAwait(false);
            return;
        }

        var outcome = engine.ProviderNamed(charge.Value.Provider) is IChargeResolver resolver
            ? await charges.AskAsync(resolver, work.Owner, work.Key).ConfigureAwait(false)
            : new ChargeOutcome.Unknown($"no processor \"{charge.Value.Provider}\" that can be asked");
        if (outcome is (ChargeOutcome.Unknown or ChargeOutcome.Pending) && work.Attempt == AttemptsBeforeAlarm)
            engine.Logger.LogError("Charge {Charge} of {Owner} is undecided after {Attempts} questions: {Outcome}. Look at the processor's books.", work.Key, work.Owner, work.Attempt, outcome);
        await charges.SettleAsync(work, outcome).ConfigureAwait(false);
    }
}
