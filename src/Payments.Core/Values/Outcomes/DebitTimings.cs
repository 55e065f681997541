namespace Payments;

/// <summary>When a debit is presented and settled, in banking days of its scheme.</summary>
/// <param name="SubmitOn">The day on which it is handed in.</param>
/// <param name="DebitOn">The day on which the payer's account is debited.</param>
/// <param name="SettleOn">The day from which it counts as paid, unless the bank has refused it.</param>
/// <param name="LateFailureUntil">Until when it may still fail; null where that is not known.</param>
public sealed record DebitTimings(DateOnly SubmitOn, DateOnly DebitOn, DateOnly SettleOn, DateOnly? LateFailureUntil = null);
