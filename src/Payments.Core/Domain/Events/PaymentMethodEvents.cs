using System.Text.Json.Serialization;

namespace Payments;

/// <summary>A card is kept for a customer.</summary>
/// <param name="PaymentMethod">The card, without its token.</param>
public sealed record PaymentMethodAttached(PaymentMethod PaymentMethod) : EventData
{
    /// <summary>"payment_method.attached".</summary>
    public const string TypeName = "payment_method.attached";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A kept card has changed: its network gave it a new date of expiry, or the merchant changed it.</summary>
/// <param name="PaymentMethod">The card, without its token.</param>
public sealed record PaymentMethodUpdated(PaymentMethod PaymentMethod) : EventData
{
    /// <summary>"payment_method.updated".</summary>
    public const string TypeName = "payment_method.updated";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A card is kept no more.</summary>
/// <param name="PaymentMethod">The card.</param>
public sealed record PaymentMethodDetached(PaymentMethod PaymentMethod) : EventData
{
    /// <summary>"payment_method.detached".</summary>
    public const string TypeName = "payment_method.detached";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}
