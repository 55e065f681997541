using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>Calls handlers again with an event on which one of them threw, for up to three days.</summary>
internal sealed class EventRetrier(EngineServices engine, EventDispatcher dispatcher) : IWorkHandler
{
    private static readonly TimeSpan _giveUpAfter = TimeSpan.FromDays(3);

    public string Kind => WorkKinds.HandleEvent;

    public TimeSpan LongestWait => dispatcher.LongestWait;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var stored = await engine.Store.GetAsync(RecordTypes.Events, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (stored is not null && engine.Now - stored.Value.CreatedAt < _giveUpAfter)
            await dispatcher.DispatchAsync(stored.Value, cancellationToken).ConfigureAwait(false);
        else
            engine.Logger.LogError(
                "Event {Event} of {Owner} was not handled in {Time}; nobody calls the handlers with it again.",
                work.Key,
                work.Owner,
                _giveUpAfter
            );
        await engine.CommitAsync(new ChangeSet(work.Owner).Complete(work), cancellationToken).ConfigureAwait(false);
    }
}
