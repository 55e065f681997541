using Payments.Storage;

namespace Payments;

/// <summary>Removes the idempotency keys that have expired, a few at a time.</summary>
internal sealed class IdempotencySweeper(EngineServices engine) : IWorkHandler
{
    private const int Batch = 200;

    public string Kind => WorkKinds.SweepIdempotencyKeys;

    public TimeSpan LongestWait => TimeSpan.Zero;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var type = RecordTypes.IdempotencyKeys;

        // Columns cut times to milliseconds: a key that ends within this one may still stand.
        var query = new ListQuery(type.Lists[0], Batch) { UpTo = engine.Now.ToUnixTimeMilliseconds() - 1 };
        while (true)
        {
            var expired = await engine.Store.ListAsync(type, work.Owner, query, cancellationToken).ConfigureAwait(false);
            var changes = new ChangeSet(work.Owner);
            foreach (var record in expired)
                changes.Delete(type, record);
            if (expired.Count < Batch)
                changes.Complete(work);
            var commit = await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
            if (expired.Count < Batch && commit.Status != CommitStatus.Conflict)
                return;
        }
    }
}
