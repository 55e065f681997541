namespace Payments;

/// <summary>Through which interface came what an event reports.</summary>
internal static class EventOrigins
{
    /// <summary>Of what belongs to no interface alone: customers and bank lines.</summary>
    public const string Shared = "*";

    /// <summary>
    /// The origin of the payment that it is about, or <see cref="Shared"/>. Null for payments of Synapto and the host, which have no
    /// origin, and for all that is told to nobody by it: most payments of most hosts are, and so cost the list of origins nothing.
    /// </summary>
    public static string? Of(EventData data) =>
        data switch
        {
            CheckoutSessionPaid paid => paid.Session.Origin,
            CheckoutSessionExpired ended => ended.Session.Origin,
            PaymentIntentSucceeded paid => paid.Intent.Origin,
            PaymentIntentRequiresAction waits => waits.Intent.Origin,
            PaymentIntentAmountCapturableUpdated reserved => reserved.Intent.Origin,
            PaymentIntentPaymentFailed failed => failed.Intent.Origin,
            PaymentIntentCanceled canceled => canceled.Intent.Origin,
            ChargeFailed failed => Of(failed.Charge, failed.Session),
            ChargeExpired expired => Of(expired.Charge, expired.Session),
            ChargeUnderpaid underpaid => Of(underpaid.Charge, underpaid.Session),
            ChargeOverpaid overpaid => Of(overpaid.Charge, overpaid.Session),
            ChargePaidLate late => Of(late.Charge, late.Session),
            ChargeReturned returned => Of(returned.Charge, returned.Session),
            ChargeMismatched mismatched => Of(mismatched.Charge, mismatched.Session),
            RefundUpdated updated => Of(updated.Charge, updated.Session),
            DisputeCreated created => created.Charge.Origin,
            DisputeEvidenceDue due => due.Charge.Origin,
            DisputeUpdated updated => updated.Charge.Origin,
            DisputeClosed closed => closed.Charge.Origin,
            CustomerCreated or CustomerUpdated or CustomerDeleted => Shared,
            BankLineReceived or BankLineResolved or BankLineReversed => Shared,
            _ => null,
        };

    // A charge of the first releases does not say its origin; its session does.
    private static string? Of(Charge charge, CheckoutSession? session) => charge.Origin ?? session?.Origin;
}
