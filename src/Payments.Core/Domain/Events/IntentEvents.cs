namespace Payments;

/// <summary>What happens to payment intents.</summary>
internal static class IntentEvents
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of(PaymentIntentSucceeded.TypeName, "An intent's money is taken", EventJson.Default.PaymentIntentSucceeded),
        EventType.Of(
            PaymentIntentRequiresAction.TypeName,
            "An intent's payer must authenticate; not sent for a checkout session's intent",
            EventJson.Default.PaymentIntentRequiresAction
        ),
        EventType.Of(
            PaymentIntentAmountCapturableUpdated.TypeName,
            "An intent's money is reserved, and waits to be captured",
            EventJson.Default.PaymentIntentAmountCapturableUpdated
        ),
        EventType.Of(
            PaymentIntentPaymentFailed.TypeName,
            "An attempt to take an intent's money has failed, and another may follow; not sent for a checkout session's intent",
            EventJson.Default.PaymentIntentPaymentFailed
        ),
        EventType.Of(
            PaymentIntentCanceled.TypeName,
            "An intent is canceled; not sent for a checkout session's intent",
            EventJson.Default.PaymentIntentCanceled
        ),
    ];
}

/// <summary>An intent's money is taken.</summary>
/// <param name="Intent">The intent, succeeded.</param>
public sealed record PaymentIntentSucceeded(PaymentIntent Intent) : EventData
{
    /// <summary>"payment_intent.succeeded".</summary>
    public const string TypeName = "payment_intent.succeeded";

    private protected override string Name => TypeName;
}

/// <summary>An intent's payer must authenticate.</summary>
/// <param name="Intent">The intent, without its client secret and with an empty URL: read the intent for that.</param>
public sealed record PaymentIntentRequiresAction(PaymentIntent Intent) : EventData
{
    /// <summary>"payment_intent.requires_action".</summary>
    public const string TypeName = "payment_intent.requires_action";

    private protected override string Name => TypeName;
}

/// <summary>An intent's money is reserved, and waits to be captured.</summary>
/// <param name="Intent">The intent, without its client secret.</param>
public sealed record PaymentIntentAmountCapturableUpdated(PaymentIntent Intent) : EventData
{
    /// <summary>"payment_intent.amount_capturable_updated".</summary>
    public const string TypeName = "payment_intent.amount_capturable_updated";

    private protected override string Name => TypeName;
}

/// <summary>An attempt to take an intent's money has failed; another may follow.</summary>
/// <param name="Intent">The intent with its last error, without its client secret.</param>
public sealed record PaymentIntentPaymentFailed(PaymentIntent Intent) : EventData
{
    /// <summary>"payment_intent.payment_failed".</summary>
    public const string TypeName = "payment_intent.payment_failed";

    private protected override string Name => TypeName;
}

/// <summary>An intent is canceled.</summary>
/// <param name="Intent">The intent, without its client secret.</param>
public sealed record PaymentIntentCanceled(PaymentIntent Intent) : EventData
{
    /// <summary>"payment_intent.canceled".</summary>
    public const string TypeName = "payment_intent.canceled";

    private protected override string Name => TypeName;
}
