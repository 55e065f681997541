namespace Payments;

/// <summary>What happens to charges.</summary>
internal static class ChargeEvents
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of(ChargeFailed.TypeName, "A charge took no money", EventJson.Default.ChargeFailed),
        EventType.Of(ChargeExpired.TypeName, "A payer did not pay or authenticate in time, or canceled", EventJson.Default.ChargeExpired),
        EventType.Of(ChargeUnderpaid.TypeName, "Less has arrived than was asked for", EventJson.Default.ChargeUnderpaid),
        EventType.Of(ChargeOverpaid.TypeName, "More has arrived than was asked for", EventJson.Default.ChargeOverpaid),
        EventType.Of(
            ChargePaidLate.TypeName,
            "Money arrived after its charge had ended, and waits for a decision",
            EventJson.Default.ChargePaidLate
        ),
        EventType.Of(
            ChargeReturned.TypeName,
            "A debit that had counted as paid has failed after all, and its money was returned",
            EventJson.Default.ChargeReturned
        ),
        EventType.Of(
            ChargeMismatched.TypeName,
            "A provider reported what does not fit a charge, and a person must look",
            EventJson.Default.ChargeMismatched
        ),
    ];
}

/// <summary>A charge took no money.</summary>
/// <param name="Charge">The charge, failed.</param>
/// <param name="Session">The session it was to pay, after that change; null in events of the first release.</param>
public sealed record ChargeFailed(Charge Charge, CheckoutSession? Session = null) : EventData
{
    /// <summary>"charge.failed".</summary>
    public const string TypeName = "charge.failed";

    private protected override string Name => TypeName;
}

/// <summary>A payer did not pay a charge in time, or gave it up.</summary>
/// <param name="Charge">The charge, expired.</param>
/// <param name="Session">The session it is to pay, after that change, or null.</param>
public sealed record ChargeExpired(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.expired".</summary>
    public const string TypeName = "charge.expired";

    private protected override string Name => TypeName;
}

/// <summary>Less has arrived than was asked for. The payer can send the rest, and the merchant accept it or give it back.</summary>
/// <param name="Charge">The charge, underpaid.</param>
/// <param name="Session">The session it is to pay, after that change, or null.</param>
public sealed record ChargeUnderpaid(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.underpaid".</summary>
    public const string TypeName = "charge.underpaid";

    private protected override string Name => TypeName;
}

/// <summary>More has arrived than was asked for; what is too much can be refunded.</summary>
/// <param name="Charge">The charge, paid.</param>
/// <param name="Session">The session it is to pay, after that change, or null.</param>
public sealed record ChargeOverpaid(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.overpaid".</summary>
    public const string TypeName = "charge.overpaid";

    private protected override string Name => TypeName;
}

/// <summary>Money arrived after its charge had failed or expired, and waits for a decision: accept it or give it back.</summary>
/// <param name="Charge">The charge, paid late.</param>
/// <param name="Session">The session it is to pay, after that change, or null.</param>
public sealed record ChargePaidLate(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.paid_late".</summary>
    public const string TypeName = "charge.paid_late";

    private protected override string Name => TypeName;
}

/// <summary>A debit that had counted as paid has failed after all, and its money was returned.</summary>
/// <param name="Charge">The charge, returned.</param>
/// <param name="Session">The session that it had paid, which stays complete; or null.</param>
public sealed record ChargeReturned(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.returned".</summary>
    public const string TypeName = "charge.returned";

    private protected override string Name => TypeName;
}

/// <summary>
/// A provider reported what a charge cannot have, such as another amount than was to be taken. Told once for each such report.
/// </summary>
/// <param name="Charge">The charge with its <see cref="Charge.Mismatch"/>, which says what does not fit.</param>
/// <param name="Session">The session it is to pay, or null.</param>
public sealed record ChargeMismatched(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.mismatched".</summary>
    public const string TypeName = "charge.mismatched";

    private protected override string Name => TypeName;
}
