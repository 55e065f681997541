using Payments.Storage;

namespace Payments;

/// <summary>Removes the records of a type that have expired, a few at a time: idempotency keys, quotes. One sweep a day for all that expire on it.</summary>
internal sealed class ExpiredRecordSweeper<T>(EngineServices engine, string kind, RecordType<T> type) : IWorkHandler
    where T : class
{
    private const int Batch = 200;

    public string Kind => kind;

    public TimeSpan LongestWait => TimeSpan.Zero;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        // Columns cut times to milliseconds: a record that ends within this one may still stand.
        var query = new ListQuery(type.Lists.First(order => order.By is not null), Batch) { UpTo = engine.Now.ToUnixTimeMilliseconds() - 1 };
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
