namespace Payments.AspNetCore.SyncPay;

/// <summary>SyncPay's words for states and events.</summary>
internal static class Names
{
    /// <summary>The origin of sessions that were made through this interface.</summary>
    public const string Origin = "syncpay";

    /// <summary>The states that a list of charges can be narrowed to.</summary>
    public static IReadOnlyList<string> ChargeStatuses { get; } = [.. Enum.GetValues<ChargeStanding>().Select(Of)];

    /// <summary>What a state of such a list means; null where it is none.</summary>
    public static ChargeStanding? StandingOf(string status)
    {
        foreach (var standing in Enum.GetValues<ChargeStanding>())
        {
            if (Of(standing) == status)
                return standing;
        }

        return null;
    }

    // SyncPay's document knows no CANCELLED: nothing was tried and nothing failed, so a checkout that was canceled reads EXPIRED.
    public static string Of(SessionStatus status) =>
        status switch
        {
            SessionStatus.Open => "PENDING",
            SessionStatus.Complete => "COMPLETED",
            SessionStatus.Failed => "FAILED",
            SessionStatus.Expired or SessionStatus.Canceled => "EXPIRED",
        };

    /// <summary>
    /// A charge's state. A late payment changes nothing for the payer's side until it is accepted or refunded: the state stays
    /// that in which it found the charge, and the amount that was paid shows it.
    /// </summary>
    public static string Of(Charge charge) => Of(charge.Standing);

    public static string Of(ChargeStanding standing) =>
        standing switch
        {
            ChargeStanding.Pending => "PENDING",
            ChargeStanding.AwaitingPayer => "AWAITING_PAYMENT",
            ChargeStanding.Underpaid => "UNDERPAID",
            ChargeStanding.Succeeded => "COMPLETED",
            ChargeStanding.Accepted => "ACCEPTED",
            ChargeStanding.Failed => "FAILED",
            ChargeStanding.Expired => "EXPIRED",
        };

    /// <summary>The state of one entry of a charge's history.</summary>
    public static string Of(IReadOnlyList<ChargeHistoryEntry> history, int index) =>
        history[index].Status == ChargeStatus.PaidLate ? BeforeLateMoney(history, index) : Of(history[index].Status);

    public static string Of(RefundStatus status) =>
        status switch
        {
            RefundStatus.Pending => "PENDING",
            RefundStatus.Succeeded => "COMPLETED",
            RefundStatus.Failed or RefundStatus.Canceled => "FAILED",
        };

    private static string BeforeLateMoney(IReadOnlyList<ChargeHistoryEntry> history, int end)
    {
        for (var index = end - 1; index >= 0; index--)
        {
            if (history[index].Status != ChargeStatus.PaidLate)
                return Of(history[index].Status);
        }

        return "EXPIRED";
    }

    private static string Of(ChargeStatus status) =>
        status switch
        {
            ChargeStatus.Pending or ChargeStatus.Unknown or ChargeStatus.Authorized or ChargeStatus.Capturing => "PENDING",
            ChargeStatus.AwaitingPayment or ChargeStatus.RequiresAction => "AWAITING_PAYMENT",
            ChargeStatus.Underpaid => "UNDERPAID",
            ChargeStatus.Succeeded => "COMPLETED",
            ChargeStatus.Accepted => "ACCEPTED",
            ChargeStatus.Failed or ChargeStatus.Returned => "FAILED",
            ChargeStatus.Expired or ChargeStatus.PaidLate or ChargeStatus.Canceled => "EXPIRED",
        };
}
