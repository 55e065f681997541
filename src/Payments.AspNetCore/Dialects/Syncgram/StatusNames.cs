namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's statuses, projected from the engine's machines. Pure.</summary>
internal static class StatusNames
{
    /// <summary>All that a charge can be.</summary>
    public static IReadOnlyList<string> Charges { get; } =
    ["PENDING", "PROCESSING", "SUCCEEDED", "ACCEPTED", "FAILED", "UNDERPAID", "EXPIRED"];

    /// <summary>All that a refund can be.</summary>
    public static IReadOnlyList<string> Refunds { get; } = ["processing", "success", "failed"];

    /// <summary>
    /// A checkout is COMPLETED as soon as the customer has submitted a payment, whatever becomes of it; the charge says that.
    /// </summary>
    public static string Of(CheckoutSession session) =>
        session.Status switch
        {
            SessionStatus.Open => session.State is SessionState.Open { ChargeInFlight: not null } ? "COMPLETED" : "OPEN",
            SessionStatus.Complete or SessionStatus.Failed => "COMPLETED",
            SessionStatus.Expired => "EXPIRED",
            SessionStatus.Canceled => "CANCELLED",
        };

    public static string Of(Charge charge) => Of(charge.Standing);

    public static string Of(ChargeStanding standing) =>
        standing switch
        {
            ChargeStanding.Pending => "PENDING",
            ChargeStanding.AwaitingPayer => "PROCESSING",
            ChargeStanding.Underpaid => "UNDERPAID",
            ChargeStanding.Succeeded => "SUCCEEDED",
            ChargeStanding.Accepted => "ACCEPTED",
            ChargeStanding.Failed => "FAILED",
            ChargeStanding.Expired => "EXPIRED",
        };

    /// <summary>What one of <see cref="Charges"/> means, in any case.</summary>
    public static ChargeStanding ChargeStandingOf(string status) =>
        Enum.GetValues<ChargeStanding>().First(standing => Of(standing).Equals(status, StringComparison.OrdinalIgnoreCase));

    /// <summary>What one of <see cref="Refunds"/> means, in any case.</summary>
    public static RefundStanding RefundStandingOf(string status) =>
        Enum.GetValues<RefundStanding>().First(standing => Of(standing).Equals(status, StringComparison.OrdinalIgnoreCase));

    /// <summary>A status of the history; one that is paid late reads as what it was before.</summary>
    public static string Of(ChargeStatus status, IReadOnlyList<ChargeHistoryEntry> before) =>
        status switch
        {
            ChargeStatus.Pending or ChargeStatus.Unknown or ChargeStatus.Authorized or ChargeStatus.Capturing => "PENDING",
            ChargeStatus.AwaitingPayment or ChargeStatus.RequiresAction => "PROCESSING",
            ChargeStatus.Succeeded => "SUCCEEDED",
            ChargeStatus.Accepted => "ACCEPTED",
            ChargeStatus.Failed or ChargeStatus.Returned => "FAILED",
            ChargeStatus.Underpaid => "UNDERPAID",
            ChargeStatus.Expired or ChargeStatus.Canceled => "EXPIRED",
            ChargeStatus.PaidLate => before.LastOrDefault(entry => entry.Status is ChargeStatus.Failed or ChargeStatus.Expired)?.Status
            == ChargeStatus.Failed
                ? "FAILED"
                : "EXPIRED",
        };

    public static string Of(Refund refund) => Of(refund.Standing);

    private static string Of(RefundStanding standing) =>
        standing switch
        {
            RefundStanding.Pending => "processing",
            RefundStanding.Succeeded => "success",
            RefundStanding.Failed => "failed",
        };

    /// <summary>When nothing more is expected to happen to the charge; null while something is.</summary>
    public static DateTimeOffset? DecidedAt(Charge charge) =>
        charge.State switch
        {
            ChargeState.Succeeded succeeded => succeeded.At,
            ChargeState.Accepted accepted => accepted.At,
            ChargeState.Failed failed => failed.At,
            ChargeState.Returned returned => returned.At,
            ChargeState.Expired expired => expired.At,
            ChargeState.PaidLate => charge.History.LastOrDefault(entry => entry.Status is ChargeStatus.Failed or ChargeStatus.Expired)?.At,
            _ => null,
        };
}
