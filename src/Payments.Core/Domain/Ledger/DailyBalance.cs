namespace Payments;

/// <summary>What there was at the end of a day.</summary>
/// <param name="Day">The day (UTC).</param>
/// <param name="Balance">What there was; pending is what was available from a later day.</param>
public sealed record DailyBalance(DateOnly Day, Balance Balance);
