namespace Payments;

internal static class RefundRefusals
{
    public static Refusal CancelUnsupported { get; } =
        new(RefusalKind.WrongState, "cancel_unsupported", "The processor cannot stop a refund that is on its way");

    public static Refusal NotCancelable(Refund refund) =>
        new(
            RefusalKind.WrongState,
            "not_cancelable",
            refund.Status switch
            {
                RefundStatus.Pending => "The refund could not be stopped; wait for its outcome",
                RefundStatus.Succeeded => "The refund has succeeded; it cannot be canceled",
                RefundStatus.Failed => "The refund has failed; there is nothing to cancel",
                RefundStatus.Canceled => "The refund is canceled already",
            }
        );
}
