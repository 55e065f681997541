using Payments.Storage;

namespace Payments;

/// <summary>Ends sessions whose time is over. One with a charge under way waits for the outcome.</summary>
internal sealed class SessionExpirer(EngineServices engine, CheckoutSessions sessions) : IWorkHandler
{
    private static readonly TimeSpan _whilePaying = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _whilePayingForLong = TimeSpan.FromMinutes(10);
    private const int Long = 40;

    private static readonly TimeSpan _shortly = TimeSpan.FromSeconds(1);

    public string Kind => SessionStorage.ExpireWork;

    public TimeSpan LongestWait => TimeSpan.Zero;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var now = engine.Now;
        var changes = new ChangeSet(work.Owner);
        var ended = await sessions
            .EndAsync(changes, work.Key, new SessionCommand.Expire(ExpiryCause.TimeElapsed), now, cancellationToken)
            .ConfigureAwait(false);
        if (!ended.IsSuccess)
            await PutOffAsync(changes, work, now, cancellationToken).ConfigureAwait(false);

        // A conflict means that another writer is changing the session: try again shortly.
        if ((await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false)).Status == CommitStatus.Conflict)
            await engine.CommitAsync(new ChangeSet(work.Owner).Retry(work, now + _shortly), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask PutOffAsync(ChangeSet changes, DueWork work, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await engine.Store.GetAsync(SessionStorage.Table, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (stored?.Value is { State: SessionState.Open } open)
            changes.Retry(work, open.ExpiresAt > now ? open.ExpiresAt : now + (work.Attempt < Long ? _whilePaying : _whilePayingForLong));
        else
            changes.Complete(work);
    }
}
