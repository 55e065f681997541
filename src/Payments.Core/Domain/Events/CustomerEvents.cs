namespace Payments;

/// <summary>What happens to customers and their cards.</summary>
internal static class CustomerEvents
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of(CustomerCreated.TypeName, "A customer is created", EventJson.Default.CustomerCreated),
        EventType.Of(CustomerUpdated.TypeName, "A customer has changed", EventJson.Default.CustomerUpdated),
        EventType.Of(CustomerDeleted.TypeName, "A customer is deleted", EventJson.Default.CustomerDeleted),
        EventType.Of(PaymentMethodAttached.TypeName, "A card is saved for a customer", EventJson.Default.PaymentMethodAttached),
        EventType.Of(
            PaymentMethodUpdated.TypeName,
            "A saved card has changed, such as its expiry date",
            EventJson.Default.PaymentMethodUpdated
        ),
        EventType.Of(PaymentMethodDetached.TypeName, "A saved card is detached", EventJson.Default.PaymentMethodDetached),
    ];
}

/// <summary>A customer is created.</summary>
/// <param name="Customer">The customer.</param>
public sealed record CustomerCreated(Customer Customer) : EventData
{
    /// <summary>"customer.created".</summary>
    public const string TypeName = "customer.created";

    private protected override string Name => TypeName;
}

/// <summary>A customer has changed.</summary>
/// <param name="Customer">The customer after that change.</param>
/// <param name="Before">The customer as it was.</param>
public sealed record CustomerUpdated(Customer Customer, Customer Before) : EventData
{
    /// <summary>"customer.updated".</summary>
    public const string TypeName = "customer.updated";

    private protected override string Name => TypeName;
}

/// <summary>A customer is deleted.</summary>
/// <param name="Customer">What is left of it: its id and its times.</param>
public sealed record CustomerDeleted(Customer Customer) : EventData
{
    /// <summary>"customer.deleted".</summary>
    public const string TypeName = "customer.deleted";

    private protected override string Name => TypeName;
}

/// <summary>A card is saved for a customer.</summary>
/// <param name="PaymentMethod">The card, without its token.</param>
public sealed record PaymentMethodAttached(PaymentMethod PaymentMethod) : EventData
{
    /// <summary>"payment_method.attached".</summary>
    public const string TypeName = "payment_method.attached";

    private protected override string Name => TypeName;
}

/// <summary>A saved card has changed: its network gave it a new date of expiry, or the merchant changed it.</summary>
/// <param name="PaymentMethod">The card, without its token.</param>
public sealed record PaymentMethodUpdated(PaymentMethod PaymentMethod) : EventData
{
    /// <summary>"payment_method.updated".</summary>
    public const string TypeName = "payment_method.updated";

    private protected override string Name => TypeName;
}

/// <summary>A saved card is detached.</summary>
/// <param name="PaymentMethod">The card.</param>
public sealed record PaymentMethodDetached(PaymentMethod PaymentMethod) : EventData
{
    /// <summary>"payment_method.detached".</summary>
    public const string TypeName = "payment_method.detached";

    private protected override string Name => TypeName;
}
