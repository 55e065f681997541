namespace Payments;

/// <summary>Keeps a charge's history short: one that a processor sends back and forth for ever keeps its beginning and its end.</summary>
internal static class ChargeHistory
{
    public static IReadOnlyList<ChargeHistoryEntry> Add(IReadOnlyList<ChargeHistoryEntry> history, ChargeHistoryEntry entry) =>
        history.Count < Limits.ChargeHistory
            ? [.. history, entry]
            : [.. history.Take(Limits.ChargeHistory / 2), .. history.Skip((Limits.ChargeHistory / 2) + 1), entry];
}
