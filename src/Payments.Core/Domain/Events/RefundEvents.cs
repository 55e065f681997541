namespace Payments;

/// <summary>What happens to refunds.</summary>
internal static class RefundEvents
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of(
            RefundUpdated.TypeName,
            "A refund succeeded, failed or was canceled; one that has succeeded may fail later",
            EventJson.Default.RefundUpdated
        ),
    ];
}

/// <summary>A refund was decided.</summary>
/// <param name="Refund">The refund, succeeded, failed or canceled. One that has succeeded may fail later.</param>
/// <param name="Charge">The charge whose money it is.</param>
/// <param name="Session">The session that the charge was for, or null.</param>
public sealed record RefundUpdated(Refund Refund, Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"refund.updated".</summary>
    public const string TypeName = "refund.updated";

    private protected override string Name => TypeName;
}
