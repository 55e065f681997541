using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>What a provider reports and a charge cannot have: noted on the charge and told, once.</summary>
internal static class ChargeMismatches
{
    public static AttemptState Note(
        EngineServices engine,
        ChangeSet changes,
        AttemptRecords records,
        ChargeMismatchKind kind,
        ChargeOutcome outcome,
        DateTimeOffset now
    )
    {
        var charge = records.Charge.Value;
        if (charge.Mismatch is { } known && known.Kind == kind && known.IsOf(outcome))
            return records.Current;

        var noted = charge with { Mismatch = ChargeMismatch.Of(kind, outcome, now), UpdatedAt = now };
        changes.Update(ChargeStorage.Table, records.Charge, noted);
        EventOutbox.Add(engine, changes, now, new ChargeMismatched(noted, records.Session?.Value));
        return records.Current with { Charge = noted };
    }

    /// <summary>Says so to an operator, once it is on record.</summary>
    public static void Report(EngineServices engine, Charge before, Charge after)
    {
        if (after.Mismatch is { } mismatch && mismatch != before.Mismatch)
            engine.Logger.LogCritical(
                "The provider's report of charge {Charge} of {Owner} does not fit it ({Kind}: {Outcome}, {Amount}). Check its records.",
                after.Id,
                after.Owner,
                mismatch.Kind,
                mismatch.Outcome,
                mismatch.Amount
            );
    }
}
