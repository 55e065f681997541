using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

/// <summary>Does one row of due work. What throws is logged, and the row is given back and tried later.</summary>
internal sealed class WorkRunner(EngineServices engine)
{
    private static readonly TimeSpan _longestBackoff = TimeSpan.FromHours(1);

    public async Task RunAsync(DueWork work, Func<DueWork, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        try
        {
            await handle(work, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops. The lease ends by itself, and another process or the next start takes the row up.
        }
#pragma warning disable CA1031 // Whatever a handler throws, its row is given back and the loop goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var delay = Backoff(work.Attempt);
            engine.Logger.LogError(
                exception,
                "{Kind} {Key} of {Owner} failed; trying again in {Delay}.",
                work.Kind,
                work.Key,
                work.Owner,
                delay
            );
            await PostponeAsync(work, delay).ConfigureAwait(false);
        }
    }

    private async Task PostponeAsync(DueWork work, TimeSpan delay)
    {
        try
        {
            await engine
                .CommitAsync(new ChangeSet(work.Owner).Retry(work, engine.Now + delay), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            engine.Logger.LogError(
                exception,
                "{Kind} {Key} of {Owner} could not be given back; its lease ends by itself.",
                work.Kind,
                work.Key,
                work.Owner
            );
        }
    }

    private static TimeSpan Backoff(int attempt) =>
        attempt >= 12 ? _longestBackoff : TimeSpan.FromSeconds(Math.Min(1 << attempt, _longestBackoff.TotalSeconds));
}
