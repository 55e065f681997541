namespace Payments;

/// <summary>Every type of event, by name, in words.</summary>
public static class EventTypes
{
    private static readonly SortedDictionary<string, string> _meanings = new(StringComparer.Ordinal)
    {
        [CheckoutSessionPaid.TypeName] = "A checkout session's payment has succeeded",
        [CheckoutSessionExpired.TypeName] = "A checkout session ended without payment",
        [PaymentIntentSucceeded.TypeName] = "An intent's money is taken",
        [PaymentIntentRequiresAction.TypeName] = "An intent's payer must authenticate; not told of a checkout session's intent",
        [PaymentIntentAmountCapturableUpdated.TypeName] = "An intent's money is reserved, and waits to be captured",
        [PaymentIntentPaymentFailed.TypeName] =
            "A try to take an intent's money has failed, and another may follow; not told of a checkout session's intent",
        [PaymentIntentCanceled.TypeName] = "An intent is given up; not told of a checkout session's intent",
        [SetupIntentSucceeded.TypeName] = "A setup intent's card is kept",
        [SetupIntentSetupFailed.TypeName] = "A try to keep a card has failed, and another may follow",
        [SetupIntentCanceled.TypeName] = "A setup intent is given up",
        [PaymentMethodAttached.TypeName] = "A card is kept for a customer",
        [PaymentMethodUpdated.TypeName] = "A kept card has changed, such as its date of expiry",
        [PaymentMethodDetached.TypeName] = "A card is kept no more",
        [CustomerCreated.TypeName] = "A customer is made",
        [CustomerUpdated.TypeName] = "A customer has changed",
        [CustomerDeleted.TypeName] = "A customer is deleted",
        [ChargeFailed.TypeName] = "A charge took no money",
        [ChargeExpired.TypeName] = "A payer did not pay or authenticate in time, or gave that up",
        [ChargeUnderpaid.TypeName] = "Less has arrived than was asked for",
        [ChargeOverpaid.TypeName] = "More has arrived than was asked for",
        [ChargePaidLate.TypeName] = "Money arrived after its charge had ended, and waits for a decision",
        [ChargeReturned.TypeName] = "A debit that had counted as paid has failed after all, and its money went back",
        [BankLineReceived.TypeName] = "Money arrived at a bank account",
        [BankLineResolved.TypeName] = "A bank line that was in suspense is resolved",
        [RefundUpdated.TypeName] = "A refund succeeded, failed or was canceled; one that has succeeded may fail later",
        [DisputeCreated.TypeName] = "A payer's bank has taken money back",
        [DisputeEvidenceDue.TypeName] = "Evidence against a dispute is due soon, and none was handed in",
        [DisputeUpdated.TypeName] = "A dispute is under review",
        [DisputeClosed.TypeName] = "A dispute is won or lost",
        [EmailSent.TypeName] = "A mail server has taken an e-mail",
        [EmailFailed.TypeName] = "An e-mail was refused for good, or for 3 days",
        [EmailUnknown.TypeName] = "An e-mail was handed over and the mail server's answer is lost; it is sent again only by hand",
    };

    /// <summary>The names, in ordinal order.</summary>
    public static IReadOnlyCollection<string> All => _meanings.Keys;

    /// <summary>When an event of this type happens: one sentence without a full stop.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public static string Describe(string type) =>
        _meanings.TryGetValue(type, out var meaning)
            ? meaning
            : throw new ArgumentException($"There is no event type {TextExcerpt.Of(type)}.", nameof(type));
}
