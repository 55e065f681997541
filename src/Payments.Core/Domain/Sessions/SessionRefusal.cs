namespace Payments;

/// <summary>Why a session refuses a command, in order of precedence.</summary>
internal enum SessionRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It is paid.</summary>
    AlreadyComplete,

    /// <summary>It has expired.</summary>
    AlreadyExpired,

    /// <summary>It is canceled.</summary>
    AlreadyCanceled,

    /// <summary>Its one payment has failed.</summary>
    AlreadyFailed,

    /// <summary>A charge is under way; its outcome decides.</summary>
    PaymentInProgress,

    /// <summary>The charge named is not the one under way.</summary>
    OtherCharge,

    /// <summary>Its time is not over yet.</summary>
    NotYetDue,
}

internal static class SessionRefusals
{
    public static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "session_not_found", $"There is no checkout session {TextExcerpt.Of(id)}");

    public static Refusal Describe(SessionRefusal refusal) =>
        refusal switch
        {
            SessionRefusal.None => throw new ArgumentOutOfRangeException(nameof(refusal)),
            SessionRefusal.AlreadyComplete => Wrong("already_complete", "The checkout session is paid; it cannot be paid again or ended"),
            SessionRefusal.AlreadyExpired => Wrong("already_expired", "The checkout session has expired; create a new one"),
            SessionRefusal.AlreadyCanceled => Wrong("already_canceled", "The checkout session is canceled; create a new one"),
            SessionRefusal.AlreadyFailed => Wrong("already_failed", "The checkout session's payment has failed; create a new one"),
            SessionRefusal.PaymentInProgress => Wrong(
                "payment_in_progress",
                "A payment of the checkout session is under way; wait for its outcome"
            ),
            SessionRefusal.OtherCharge => Wrong("other_charge", "Another charge of the checkout session is under way"),
            SessionRefusal.NotYetDue => Wrong("not_yet_due", "The checkout session's time is not over yet"),
        };

    private static Refusal Wrong(string code, string message) => new(RefusalKind.WrongState, code, message);
}
