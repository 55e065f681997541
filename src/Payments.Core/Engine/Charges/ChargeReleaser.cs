using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Cancels a charge at its provider, and retries until the provider confirms that no money can be taken any more. Money that was taken
/// before is settled as a late payment.
/// </summary>
internal sealed class ChargeReleaser(EngineServices engine, ChargeFlow charges, ChargeSettler settler) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 12;

    public string Kind => ChargeStorage.ReleaseWork;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var records = await settler.LoadAsync(work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        var charge = records.Charge.Value;
        if (engine.ProviderNamed(charge.Provider) is not ICaptureProvider captures)
        {
            if (work.Attempt is 0 or AttemptsBeforeAlarm)
                engine.Logger.LogError(
                    "Charge {Charge} of {Owner} cannot be canceled: provider \"{Provider}\" is missing or cannot cancel. It is retried.",
                    work.Key,
                    work.Owner,
                    charge.Provider
                );
            await engine.CommitAsync(RetrySteps.Money.Note(work, isDone: false, engine.Now), CancellationToken.None).ConfigureAwait(false);
            return;
        }

        var outcome = await charges.ReleaseAsync(captures, charge).ConfigureAwait(false);
        var isDecided = outcome is ChargeOutcome.Declined or ChargeOutcome.Approved or ChargeOutcome.Captured or ChargeOutcome.Received;
        if (isDecided)
            await settler.SettleAsync(work.Owner, records, outcome).ConfigureAwait(false);
        else if (work.Attempt == AttemptsBeforeAlarm)
            engine.Logger.LogError(
                "Charge {Charge} of {Owner} is not canceled after {Attempts} attempts: {Outcome}. Check the provider's records.",
                work.Key,
                work.Owner,
                work.Attempt,
                outcome
            );

        await engine.CommitAsync(RetrySteps.Money.Note(work, isDecided, engine.Now), CancellationToken.None).ConfigureAwait(false);
    }
}
