namespace Payments;

/// <summary>What may be refunded. Pure.</summary>
internal static class RefundRules
{
    public static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "refund_not_found", $"There is no refund {TextExcerpt.Of(id, 60)}");

    public static Refusal Unsupported { get; } =
        new(
            RefusalKind.WrongState,
            "refunds_unsupported",
            "The provider of this charge does not support refunds; refund the payer by other means"
        );

    public static Refusal NothingCharged { get; } =
        new(RefusalKind.WrongState, "not_refundable", "The payment has no charge yet; there is nothing to refund", "payment_intent_id");

    public static Refusal ReferenceTaken { get; } =
        new(RefusalKind.Conflict, "reference_taken", "reference: another refund has it; use a new reference for a new refund", "reference");

    /// <summary>What is wrong with a request whatever the charge's state, or null.</summary>
    public static Refusal? Check(RefundCreation creation, Owner owner) =>
        creation.ChargeId is null == creation.PaymentIntentId is null
            ? Wrong("charge_or_intent", "charge_id: name the charge or its payment intent, and not both", "charge_id")
        : creation.Amount is { IsPositive: false }
            ? Wrong("amount_not_positive", "amount must be more than zero; leave it out to refund all", "amount")
        : CheckText(creation.Reference, Limits.UniqueReferenceLength, "reference")
            ?? CheckText(creation.Reason, Limits.ReasonLength, "reason")
            ?? (
                creation.Simulate is null ? null
                : owner.Livemode
                    ? Wrong("simulated_in_live_mode", "simulated_outcome is for test keys only; leave it out", "simulated_outcome")
                : creation.Simulate == SimulatedOutcome.Underpaid
                    ? Wrong("simulated_outcome", "simulated_outcome of a refund is success or failed", "simulated_outcome")
                : null
            );

    /// <summary>How much is refunded, or why nothing is.</summary>
    public static Refusal? Decide(Charge charge, RefundCreation creation, out Money amount)
    {
        amount = creation.Amount ?? charge.AmountRefundable;
        return charge.Status
                is ChargeStatus.Pending
                    or ChargeStatus.Unknown
                    or ChargeStatus.AwaitingPayment
                    or ChargeStatus.RequiresAction
                    or ChargeStatus.Capturing
                ? State("not_refundable", "The charge's outcome is not known yet; wait for it")
            : charge.Status == ChargeStatus.Authorized
                ? State("not_refundable", "The charge's money is only reserved; cancel the payment instead")
            : charge.Status == ChargeStatus.Returned
                ? State("returned", "The debit failed late, and its money went back to the payer already")
            : charge.Status is ChargeStatus.Failed or ChargeStatus.Expired or ChargeStatus.Canceled && !charge.AmountRefundable.IsPositive
                ? State("not_refundable", "The charge took no money, or it is on its way back already; there is nothing to refund")
            : amount.Currency != charge.Amount.Currency
                ? Wrong("other_currency", $"amount must be in {charge.Amount.Currency.Code}, as the charge is", "amount")
            : creation.OncePerCharge && charge.AmountRefunded.IsPositive
                ? State("already_refunded", "The charge has been refunded; it can be refunded once")
            : !charge.AmountRefundable.IsPositive
                ? charge.AmountDisputed.IsPositive
                        ? State("disputed", "The rest of the charge's money is disputed; it can be refunded once the dispute is won")
                    : State("already_refunded", "All of the charge's money is refunded or on its way back")
            : amount > charge.AmountRefundable
                ? Wrong(
                    "amount_too_large",
                    $"amount must be at most {charge.AmountRefundable.ToDecimalString()} "
                        + $"{charge.Amount.Currency.Code}, which is what is left",
                    "amount"
                )
            : !charge.IsPaid && amount != charge.AmountRefundable
                ? Wrong("amount_not_whole", "amount must be all that arrived, for the charge is not accepted; leave it out", "amount")
            : null;
    }

    private static Refusal? CheckText(string? text, int longest, string field) =>
        text is null ? null
        : text.Length == 0 ? Wrong("empty_" + field, $"{field} is empty; leave it out or fill it in", field)
        : TextRules.IsLonger(text, longest) ? Wrong(field + "_too_long", $"{field} has at most {longest} characters; shorten it", field)
        : !TextRules.IsText(text, multiline: false)
            ? Wrong(field + "_not_text", $"{field} is text without control characters; remove them", field)
        : CardNumber.IsWithin(text) ? Wrong("card_data_not_allowed", $"{field} holds a card number; leave it out", field)
        : null;

    private static Refusal Wrong(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);

    private static Refusal State(string code, string message) => new(RefusalKind.WrongState, code, message, "charge_id");
}
