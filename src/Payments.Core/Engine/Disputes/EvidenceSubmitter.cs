using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Sends a merchant's evidence to the provider, again and again until it is taken or the dispute is decided.</summary>
internal sealed class EvidenceSubmitter(EngineServices engine) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 6;

    public string Kind => DisputeStorage.SubmitWork;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var dispute = await engine.Store.GetAsync(DisputeStorage.Table, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        var isDone =
            dispute is null or { Value.IsClosed: true } or { Value.Evidence: null }
            || (
                engine.ProviderNamed(dispute.Value.Provider) is IDisputeProvider provider
                && await SubmitAsync(provider, dispute.Value).ConfigureAwait(false)
            );
        if (!isDone && (work.Attempt == AttemptsBeforeAlarm || dispute!.Value.EvidenceDueBy <= engine.Now))
            engine.Logger.LogError(
                "The evidence of dispute {Dispute} of {Owner}, due by {Due}, is not taken "
                    + "after {Attempts} attempts. Submit it at the provider.",
                work.Key,
                work.Owner,
                dispute!.Value.EvidenceDueBy,
                work.Attempt
            );

        await engine.CommitAsync(RetrySteps.Unhurried.Note(work, isDone, engine.Now), CancellationToken.None).ConfigureAwait(false);
    }

    private async ValueTask<bool> SubmitAsync(IDisputeProvider provider, Dispute dispute) =>
        await ProviderCalls
            .RunAsync<string>(
                engine,
                dispute.Id,
                async cancellation =>
                {
                    await provider
                        .SubmitEvidenceAsync(dispute.Owner, dispute.Reference, dispute.Evidence!, cancellation)
                        .ConfigureAwait(false);
                    return "";
                },
                lost => lost
            )
            .ConfigureAwait(false) == "";
}

/// <summary>Announces that evidence is due soon, where none was submitted.</summary>
internal sealed class DisputeReminder(EngineServices engine) : IWorkHandler
{
    public string Kind => DisputeStorage.RemindWork;

    public TimeSpan LongestWait => TimeSpan.Zero;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var changes = new ChangeSet(work.Owner).Complete(work);
        var dispute = await engine.Store.GetAsync(DisputeStorage.Table, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (dispute is { Value: { Status: DisputeStatus.NeedsResponse, EvidenceDueBy: var dueBy } } && dueBy > engine.Now)
        {
            var charge =
                await engine
                    .Store.GetAsync(ChargeStorage.Table, work.Owner, dispute.Value.ChargeId, cancellationToken)
                    .ConfigureAwait(false)
                ?? throw new StoreException($"Charge {dispute.Value.ChargeId} of {work.Owner} is gone.");
            EventOutbox.Add(engine, changes, engine.Now, new DisputeEvidenceDue(dispute.Value, charge.Value));
        }

        await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
    }
}
