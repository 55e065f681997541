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

        var noted = Tell(engine, changes, records, charge with { UpdatedAt = now }, ChargeMismatch.Of(kind, outcome, now));
        changes.Update(ChargeStorage.Table, records.Charge, noted);
        return records.Current with { Charge = noted };
    }

    /// <summary>
    /// What becomes of a note where the provider reports what fits: it is settled, unless the provider says that it does not know. A
    /// capture of another amount than was asked for is noted beside.
    /// </summary>
    public static Charge Follow(
        EngineServices engine,
        ChangeSet changes,
        AttemptRecords records,
        Charge moved,
        ChargeOutcome outcome,
        DateTimeOffset now
    )
    {
        if (ReportedMoney.IsOtherCapture(records.Charge.Value, moved))
            return Tell(engine, changes, records, moved, ChargeMismatch.Of(ChargeMismatchKind.OtherCapture, outcome, now));

        return moved.Mismatch is null || outcome is ChargeOutcome.Pending or ChargeOutcome.Unknown ? moved : moved with { Mismatch = null };
    }

    private static Charge Tell(EngineServices engine, ChangeSet changes, AttemptRecords records, Charge charge, ChargeMismatch mismatch)
    {
        var noted = charge with { Mismatch = mismatch };
        EventOutbox.Add(engine, changes, mismatch.At, new ChargeMismatched(noted, records.Session?.Value));
        return noted;
    }

    /// <summary>Says so to an operator, once it is on record.</summary>
    public static void Report(EngineServices engine, Charge before, Charge after)
    {
        if (after.Mismatch is { } mismatch && mismatch != before.Mismatch)
            engine.Logger.Log(
                mismatch.Kind == ChargeMismatchKind.OtherCapture ? LogLevel.Warning : LogLevel.Critical,
                "The provider's report of charge {Charge} of {Owner} does not fit it ({Kind}: {Outcome}, {Amount}). Check its records.",
                after.Id,
                after.Owner,
                mismatch.Kind,
                mismatch.Outcome,
                mismatch.Amount
            );
    }
}
