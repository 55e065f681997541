using System.Threading.Channels;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Events that this process has just committed. Their row of work is claimed from the start, so that they are handed out without being
/// looked for, claimed or read. Where nobody takes them here, they are ordinary due work.
/// </summary>
internal sealed class FreshEvents
{
    /// <summary>How long nobody else takes them: far longer than they wait here.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // What comes beyond is due work, which takes no memory.
    private const int Most = 8192;

    private readonly Lock _gate = new();
    private readonly Channel<CommittedEvents> _waiting = Channel.CreateUnbounded<CommittedEvents>(new() { SingleReader = true });
    private int _count;
    private volatile bool _isOpen;

    /// <summary>Whether a worker of this process takes further ones.</summary>
    public bool Takes => _isOpen && Volatile.Read(ref _count) < Most;

    public void Open() => _isOpen = true;

    /// <summary>What is committed from now on is due work.</summary>
    /// <returns>What waits, which is to be given back.</returns>
    public List<CommittedEvents> Close()
    {
        lock (_gate)
        {
            _isOpen = false;
            var left = TakeWaiting(int.MaxValue);
            Began(left.Count);
            return left;
        }
    }

    /// <summary>Takes the events of a set whose row was begun.</summary>
    /// <returns>The rows that nobody takes here any more, which are to be given back.</returns>
    public IReadOnlyList<DueWork> Committed(ChangeSet changes)
    {
        List<DueWork>? left = null;
        foreach (var work in changes.Work)
        {
            if (work is not WorkChange.Begin { Work: { Kind: EventStorage.PublishWork } row })
                continue;

            var events = new CommittedEvents(row, EventsOf(changes, row));
            lock (_gate)
            {
                if (!_isOpen)
                {
                    (left ??= []).Add(row);
                    continue;
                }

                Interlocked.Increment(ref _count);
                _waiting.Writer.TryWrite(events);
            }
        }

        return left ?? (IReadOnlyList<DueWork>)[];
    }

    /// <summary>All that waits, at least one; none where the wait was canceled.</summary>
    public async ValueTask<List<CommittedEvents>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        try
        {
            await _waiting.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return [];
        }

        return TakeWaiting(most);
    }

    private List<CommittedEvents> TakeWaiting(int most)
    {
        var taken = new List<CommittedEvents>();
        while (taken.Count < most && _waiting.Reader.TryRead(out var one))
            taken.Add(one);
        return taken;
    }

    /// <summary>Some of those that were taken do not wait any more.</summary>
    public void Began(int count) => Interlocked.Add(ref _count, -count);

    private static List<PaymentEvent> EventsOf(ChangeSet changes, DueWork row)
    {
        var events = new List<PaymentEvent>();
        foreach (var write in changes.Writes)
        {
            if (write.Record is PaymentEvent happened && row.Data!.Contains(happened.Id, StringComparison.Ordinal))
                events.Add(happened);
        }

        return events;
    }
}

/// <summary>The events of one commit, and the claimed row of work that stands for handing them out.</summary>
internal sealed record CommittedEvents(DueWork Row, IReadOnlyList<PaymentEvent> Events);
