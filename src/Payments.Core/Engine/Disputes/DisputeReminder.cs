using Payments.Storage;

namespace Payments;

/// <summary>Tells that evidence is due soon, where none was handed in.</summary>
internal sealed class DisputeReminder(EngineServices engine) : IWorkHandler
{
    public string Kind => WorkKinds.RemindOfDispute;

    public TimeSpan LongestWait => TimeSpan.Zero;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var changes = new ChangeSet(work.Owner).Complete(work);
        var dispute = await engine.Store.GetAsync(RecordTypes.Disputes, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (dispute is { Value: { Status: DisputeStatus.NeedsResponse, EvidenceDueBy: var dueBy } } && dueBy > engine.Now)
        {
            var charge =
                await engine
                    .Store.GetAsync(RecordTypes.Charges, work.Owner, dispute.Value.ChargeId, cancellationToken)
                    .ConfigureAwait(false)
                ?? throw new StoreException($"Charge {dispute.Value.ChargeId} of {work.Owner} is gone.");
            EventOutbox.Add(engine, changes, engine.Now, new DisputeEvidenceDue(dispute.Value, charge.Value));
        }

        await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
    }
}
