using System.Text.Json.Serialization;

namespace Payments;

/// <summary>What happened, with the thing it happened to as it stood right after. Closed: the cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(CheckoutSessionPaid), CheckoutSessionPaid.TypeName)]
[JsonDerivedType(typeof(CheckoutSessionExpired), CheckoutSessionExpired.TypeName)]
[JsonDerivedType(typeof(PaymentIntentSucceeded), PaymentIntentSucceeded.TypeName)]
[JsonDerivedType(typeof(ChargeFailed), ChargeFailed.TypeName)]
public abstract record EventData
{
    private protected EventData()
    {
    }

    /// <summary>The type by name, such as "checkout_session.paid".</summary>
    [JsonIgnore]
    public abstract string Type { get; }

    private protected abstract void Closed();
}

/// <summary>A session's payment has succeeded.</summary>
/// <param name="Session">The session, complete.</param>
public sealed record CheckoutSessionPaid(CheckoutSession Session) : EventData
{
    /// <summary>"checkout_session.paid".</summary>
    public const string TypeName = "checkout_session.paid";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A session ended without payment.</summary>
/// <param name="Session">The session, expired or canceled.</param>
public sealed record CheckoutSessionExpired(CheckoutSession Session) : EventData
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
public sealed record ChargeFailed(Charge Charge) : EventData
{
    /// <summary>"charge.failed".</summary>
    public const string TypeName = "charge.failed";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}
