namespace Payments;

/// <summary>Why a refund refuses an outcome, in order of precedence. Each is a contradiction that an operator must see.</summary>
internal enum RefundRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The provider says that a refund succeeded which it said had failed: money may have moved.</summary>
    SucceededAfterFailure,

    /// <summary>The provider says that a refund succeeded or failed which it said was stopped: money may have moved.</summary>
    DecidedAfterCancel,

    /// <summary>The provider says that a refund was stopped which it said had succeeded or failed.</summary>
    CanceledAfterDecision,
}

internal static class RefundRefusals
{
    public static Refusal CancelUnsupported { get; } =
        new(RefusalKind.WrongState, "cancel_unsupported", "The provider cannot cancel a refund that is on its way");

    public static Refusal NotByHand { get; } =
        new(RefusalKind.WrongState, "refund_not_by_hand", "The provider sends this refund and reports its outcome; wait for it");

    public static Refusal NotMarkable(Refund refund) =>
        new(
            RefusalKind.WrongState,
            "refund_decided",
            refund.Status switch
            {
                RefundStatus.Pending => "The refund has just been changed; read it and try again",
                RefundStatus.Succeeded => "The refund is marked as sent already",
                RefundStatus.Failed => "The refund is marked as failed already; make a new one",
                RefundStatus.Canceled => "The refund is canceled; make a new one",
            }
        );

    public static Refusal NotCancelable(Refund refund) =>
        new(
            RefusalKind.WrongState,
            "not_cancelable",
            refund.Status switch
            {
                RefundStatus.Pending => "The refund could not be canceled; wait for its outcome",
                RefundStatus.Succeeded => "The refund has succeeded; it cannot be canceled",
                RefundStatus.Failed => "The refund has failed; there is nothing to cancel",
                RefundStatus.Canceled => "The refund is canceled already",
            }
        );
}
