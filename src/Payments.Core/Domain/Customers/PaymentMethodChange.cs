namespace Payments;

/// <summary>What is to change of a kept card: a field that is null stays as it is.</summary>
public sealed record PaymentMethodChange
{
    /// <summary>1 to 12; stands together with <see cref="ExpiryYear"/>.</summary>
    public int? ExpiryMonth { get; init; }

    /// <summary>Four digits, at most 50 years ahead, and with the month not in the past.</summary>
    public int? ExpiryYear { get; init; }

    /// <summary>All of the metadata anew.</summary>
    public Metadata? Metadata { get; init; }
}
