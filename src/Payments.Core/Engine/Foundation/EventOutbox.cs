using Payments.Storage;

namespace Payments;

/// <summary>Puts events into the change set of what they report, and one row of work to hand them out.</summary>
internal static class EventOutbox
{
    public static void Add(EngineServices engine, ChangeSet changes, DateTimeOffset now, params ReadOnlySpan<EventData> happened)
    {
        var ids = new string[happened.Length];
        for (var i = 0; i < happened.Length; i++)
        {
            ids[i] = engine.NewRisingId(EventStorage.IdPrefix, now);
            changes.Insert(
                engine.Events,
                new PaymentEvent
                {
                    Id = ids[i],
                    Owner = changes.Owner,
                    CreatedAt = now,
                    Data = happened[i],
                }
            );
        }

        // Handed out by this process as soon as it is committed; by whoever claims the row where no worker runs here, or this one dies.
        var data = string.Join(',', ids);
        if (engine.Fresh.Takes)
            changes.Begin(EventStorage.PublishWork, ids[0], now, now + FreshEvents.Lease, data);
        else
            changes.Schedule(EventStorage.PublishWork, ids[0], now, data);
    }

    /// <summary>Notes in all events of a change set which request brings them about.</summary>
    public static void StampIdempotencyKey(ChangeSet changes, string? idempotencyKey)
    {
        if (idempotencyKey is null)
            return;

        foreach (var (type, paymentEvent) in changes.Writes.Select(write => (write.Type, write.Record as PaymentEvent)).ToList())
        {
            if (paymentEvent is not null)
                changes.Revise((RecordType<PaymentEvent>)type, paymentEvent with { IdempotencyKey = idempotencyKey });
        }
    }
}
