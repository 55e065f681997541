namespace Payments;

/// <summary>What happens to checkout sessions.</summary>
internal static class SessionEvents
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of(CheckoutSessionPaid.TypeName, "A checkout session's payment has succeeded", EventJson.Default.CheckoutSessionPaid),
        EventType.Of(CheckoutSessionExpired.TypeName, "A checkout session ended without payment", EventJson.Default.CheckoutSessionExpired),
    ];
}

/// <summary>A session's payment has succeeded.</summary>
/// <param name="Session">The session, complete.</param>
/// <param name="Charge">The charge that paid it; null in events of the first release.</param>
public sealed record CheckoutSessionPaid(CheckoutSession Session, Charge? Charge = null) : EventData
{
    /// <summary>"checkout_session.paid".</summary>
    public const string TypeName = "checkout_session.paid";

    private protected override string Name => TypeName;
}

/// <summary>A session ended without payment.</summary>
/// <param name="Session">The session, expired or canceled. One whose only payment failed reports it by <see cref="ChargeFailed"/>.</param>
/// <param name="Charge">The charge that its payer did not pay or canceled, where that ended it; else null.</param>
public sealed record CheckoutSessionExpired(CheckoutSession Session, Charge? Charge = null) : EventData
{
    /// <summary>"checkout_session.expired".</summary>
    public const string TypeName = "checkout_session.expired";

    private protected override string Name => TypeName;
}
