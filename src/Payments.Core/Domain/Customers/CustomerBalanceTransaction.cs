namespace Payments;

/// <summary>Why a customer's credit has changed.</summary>
public enum CustomerBalanceTransactionType
{
    /// <summary>By hand.</summary>
    Adjustment,

    /// <summary>A payment, or a transfer that paid nothing else, became credit.</summary>
    Payment,

    /// <summary>Credit was applied to a payment.</summary>
    AppliedToPayment,

    /// <summary>Credit came back from a payment that was not concluded.</summary>
    UnappliedFromPayment,

    /// <summary>A payment that credit had paid was refunded.</summary>
    Refund,
}

/// <summary>One change of a customer's credit. Never changed or removed.</summary>
public sealed record CustomerBalanceTransaction
{
    /// <summary>"cbtx_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose customer.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>The change: above zero for more credit, below it for less; never zero.</summary>
    public required Money Amount { get; init; }

    /// <summary>What there is in its currency after it.</summary>
    public required Money EndingBalance { get; init; }

    /// <summary>Why.</summary>
    public required CustomerBalanceTransactionType Type { get; init; }

    /// <summary>For people, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The session, charge or bank line behind it, or null.</summary>
    public string? SourceId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
