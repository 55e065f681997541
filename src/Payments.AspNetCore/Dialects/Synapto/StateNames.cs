using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>States and other closed lists as Synapto spells them: UPPER_SNAKE.</summary>
internal static class StateNames
{
    // Synapto documents no CANCELED or failed session: one that ended without payment reads EXPIRED.
    public static string Of(SessionStatus status) =>
        status switch
        {
            SessionStatus.Open => "OPEN",
            SessionStatus.Complete => "COMPLETE",
            SessionStatus.Expired or SessionStatus.Canceled or SessionStatus.Failed => "EXPIRED",
        };

    public static string Of(IntentStatus status) => Upper(status);

    public static string Of(SetupStatus status) => Upper(status);

    public static string Of(ChargeStatus status) =>
        status switch
        {
            ChargeStatus.Pending
            or ChargeStatus.Unknown
            or ChargeStatus.AwaitingPayment
            or ChargeStatus.Underpaid
            or ChargeStatus.Capturing => "PENDING",
            ChargeStatus.RequiresAction => "REQUIRES_ACTION",
            ChargeStatus.Authorized => "AUTHORIZED",
            ChargeStatus.Succeeded or ChargeStatus.Accepted => "SUCCEEDED",
            ChargeStatus.Failed or ChargeStatus.Expired or ChargeStatus.PaidLate or ChargeStatus.Returned => "FAILED",
            ChargeStatus.Canceled => "CANCELED",
        };

    public static string Of(ChargeMismatchKind kind) => Upper(kind);

    public static string Of(RefundStatus status) => Upper(status);

    public static string Of(RefundReason reason) => Upper(reason);

    public static string Of(DisputeStatus status) => Upper(status);

    public static string Of(DisputeReason reason) => Upper(reason);

    public static string Of(FutureUsage usage) => Upper(usage);

    public static string Of(CaptureMethod method) => Upper(method);

    /// <summary>Null where no reason is known.</summary>
    public static string? Of(CancellationReason reason) => reason == CancellationReason.Unspecified ? null : Upper(reason);

    private static string Upper<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
}
