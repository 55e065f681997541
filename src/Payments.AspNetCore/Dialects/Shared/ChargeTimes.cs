namespace Payments.AspNetCore;

/// <summary>Times of a charge from its history. Pure.</summary>
internal static class ChargeTimes
{
    /// <summary>
    /// When its money first counted as payment, whatever became of it later; null where it never did, and for charges without a
    /// history.
    /// </summary>
    public static DateTimeOffset? PaidAt(this Charge charge) =>
        charge.History.FirstOrDefault(entry => entry.Status is ChargeStatus.Succeeded or ChargeStatus.Accepted)?.At;
}
