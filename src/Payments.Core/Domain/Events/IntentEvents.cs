using System.Text.Json.Serialization;

namespace Payments;

/// <summary>An intent's payer must authenticate.</summary>
/// <param name="Intent">The intent, without its client secret and with an empty URL: read the intent for that.</param>
public sealed record PaymentIntentRequiresAction(PaymentIntent Intent) : EventData
{
    /// <summary>"payment_intent.requires_action".</summary>
    public const string TypeName = "payment_intent.requires_action";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>An intent's money is reserved, and waits to be captured.</summary>
/// <param name="Intent">The intent, without its client secret.</param>
public sealed record PaymentIntentAmountCapturableUpdated(PaymentIntent Intent) : EventData
{
    /// <summary>"payment_intent.amount_capturable_updated".</summary>
    public const string TypeName = "payment_intent.amount_capturable_updated";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A try to take an intent's money has failed; another may follow.</summary>
/// <param name="Intent">The intent with its last error, without its client secret.</param>
public sealed record PaymentIntentPaymentFailed(PaymentIntent Intent) : EventData
{
    /// <summary>"payment_intent.payment_failed".</summary>
    public const string TypeName = "payment_intent.payment_failed";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>An intent is given up.</summary>
/// <param name="Intent">The intent, without its client secret.</param>
public sealed record PaymentIntentCanceled(PaymentIntent Intent) : EventData
{
    /// <summary>"payment_intent.canceled".</summary>
    public const string TypeName = "payment_intent.canceled";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}
