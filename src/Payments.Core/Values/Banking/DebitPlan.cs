namespace Payments;

/// <summary>When what happens to a debit that is asked for now. The days are business days of its scheme.</summary>
/// <param name="Timings">The days; the last of a late failure is always known, and on or after the day of settlement.</param>
/// <param name="SubmitAt">The cut-off by which the debit must be with the bank, on the day of submission. Until then it can be
/// withdrawn.</param>
/// <param name="SettleAt">The beginning of business on the day of settlement.</param>
/// <param name="ClaimUntil">
/// The last day, of any kind, on which a payer gets the money back without giving a reason; null where there is no last day.
/// </param>
public sealed record DebitPlan(DebitTimings Timings, DateTimeOffset SubmitAt, DateTimeOffset SettleAt, DateOnly? ClaimUntil);
