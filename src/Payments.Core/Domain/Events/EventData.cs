using System.Text.Json.Serialization;

namespace Payments;

/// <summary>What happened, with the thing it happened to as it stood right after. Closed: the cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(CheckoutSessionPaid), CheckoutSessionPaid.TypeName)]
[JsonDerivedType(typeof(CheckoutSessionExpired), CheckoutSessionExpired.TypeName)]
[JsonDerivedType(typeof(PaymentIntentSucceeded), PaymentIntentSucceeded.TypeName)]
[JsonDerivedType(typeof(ChargeFailed), ChargeFailed.TypeName)]
[JsonDerivedType(typeof(ChargeExpired), ChargeExpired.TypeName)]
[JsonDerivedType(typeof(ChargeUnderpaid), ChargeUnderpaid.TypeName)]
[JsonDerivedType(typeof(ChargeOverpaid), ChargeOverpaid.TypeName)]
[JsonDerivedType(typeof(ChargePaidLate), ChargePaidLate.TypeName)]
[JsonDerivedType(typeof(ChargeReturned), ChargeReturned.TypeName)]
[JsonDerivedType(typeof(CustomerCreated), CustomerCreated.TypeName)]
[JsonDerivedType(typeof(CustomerUpdated), CustomerUpdated.TypeName)]
[JsonDerivedType(typeof(CustomerDeleted), CustomerDeleted.TypeName)]
[JsonDerivedType(typeof(BankLineReceived), BankLineReceived.TypeName)]
[JsonDerivedType(typeof(BankLineResolved), BankLineResolved.TypeName)]
[JsonDerivedType(typeof(RefundUpdated), RefundUpdated.TypeName)]
[JsonDerivedType(typeof(PaymentIntentRequiresAction), PaymentIntentRequiresAction.TypeName)]
[JsonDerivedType(typeof(PaymentIntentAmountCapturableUpdated), PaymentIntentAmountCapturableUpdated.TypeName)]
[JsonDerivedType(typeof(PaymentIntentPaymentFailed), PaymentIntentPaymentFailed.TypeName)]
[JsonDerivedType(typeof(PaymentIntentCanceled), PaymentIntentCanceled.TypeName)]
[JsonDerivedType(typeof(SetupIntentSucceeded), SetupIntentSucceeded.TypeName)]
[JsonDerivedType(typeof(SetupIntentSetupFailed), SetupIntentSetupFailed.TypeName)]
[JsonDerivedType(typeof(SetupIntentCanceled), SetupIntentCanceled.TypeName)]
[JsonDerivedType(typeof(PaymentMethodAttached), PaymentMethodAttached.TypeName)]
[JsonDerivedType(typeof(PaymentMethodUpdated), PaymentMethodUpdated.TypeName)]
[JsonDerivedType(typeof(PaymentMethodDetached), PaymentMethodDetached.TypeName)]
[JsonDerivedType(typeof(DisputeCreated), DisputeCreated.TypeName)]
[JsonDerivedType(typeof(DisputeEvidenceDue), DisputeEvidenceDue.TypeName)]
[JsonDerivedType(typeof(DisputeUpdated), DisputeUpdated.TypeName)]
[JsonDerivedType(typeof(DisputeClosed), DisputeClosed.TypeName)]
[JsonDerivedType(typeof(EmailSent), EmailSent.TypeName)]
[JsonDerivedType(typeof(EmailFailed), EmailFailed.TypeName)]
[JsonDerivedType(typeof(EmailUnknown), EmailUnknown.TypeName)]
public abstract record EventData
{
    private protected EventData() { }

    /// <summary>The type by name, such as "checkout_session.paid".</summary>
    [JsonIgnore]
    public abstract string Type { get; }

    private protected abstract void Closed();
}

/// <summary>A session's payment has succeeded.</summary>
/// <param name="Session">The session, complete.</param>
/// <param name="Charge">The charge that paid it; null in events of the first release.</param>
public sealed record CheckoutSessionPaid(CheckoutSession Session, Charge? Charge = null) : EventData
{
    /// <summary>"checkout_session.paid".</summary>
    public const string TypeName = "checkout_session.paid";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A session ended without payment.</summary>
/// <param name="Session">The session, expired or canceled. One whose only payment failed tells of it by <see cref="ChargeFailed"/>.</param>
/// <param name="Charge">The charge that its payer did not pay or gave up, where that ended it; else null.</param>
public sealed record CheckoutSessionExpired(CheckoutSession Session, Charge? Charge = null) : EventData
{
    /// <summary>"checkout_session.expired".</summary>
    public const string TypeName = "checkout_session.expired";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>An intent's money is taken.</summary>
/// <param name="Intent">The intent, succeeded.</param>
public sealed record PaymentIntentSucceeded(PaymentIntent Intent) : EventData
{
    /// <summary>"payment_intent.succeeded".</summary>
    public const string TypeName = "payment_intent.succeeded";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A charge took no money.</summary>
/// <param name="Charge">The charge, failed.</param>
/// <param name="Session">The session it was to pay, as it stands after that; null in events of the first release.</param>
public sealed record ChargeFailed(Charge Charge, CheckoutSession? Session = null) : EventData
{
    /// <summary>"charge.failed".</summary>
    public const string TypeName = "charge.failed";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A payer did not pay a charge in time, or gave it up.</summary>
/// <param name="Charge">The charge, expired.</param>
/// <param name="Session">The session it is to pay, as it stands after that, or null.</param>
public sealed record ChargeExpired(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.expired".</summary>
    public const string TypeName = "charge.expired";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>Less has arrived than was asked for. The payer can send the rest, and the merchant accept it or give it back.</summary>
/// <param name="Charge">The charge, underpaid.</param>
/// <param name="Session">The session it is to pay, as it stands after that, or null.</param>
public sealed record ChargeUnderpaid(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.underpaid".</summary>
    public const string TypeName = "charge.underpaid";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>More has arrived than was asked for; what is too much can be refunded.</summary>
/// <param name="Charge">The charge, paid.</param>
/// <param name="Session">The session it is to pay, as it stands after that, or null.</param>
public sealed record ChargeOverpaid(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.overpaid".</summary>
    public const string TypeName = "charge.overpaid";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>Money arrived after its charge had failed or expired, and waits for a decision: accept it or give it back.</summary>
/// <param name="Charge">The charge, paid late.</param>
/// <param name="Session">The session it is to pay, as it stands after that, or null.</param>
public sealed record ChargePaidLate(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.paid_late".</summary>
    public const string TypeName = "charge.paid_late";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A refund was decided.</summary>
/// <param name="Refund">The refund, succeeded, failed or canceled. One that has succeeded may fail later.</param>
/// <param name="Charge">The charge whose money it is.</param>
/// <param name="Session">The session that the charge was for, or null.</param>
public sealed record RefundUpdated(Refund Refund, Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"refund.updated".</summary>
    public const string TypeName = "refund.updated";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}
