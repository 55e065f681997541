namespace Payments;

/// <summary>Who pays the fee of a charge.</summary>
public enum FeeBearer
{
    /// <summary>The organization: the customer pays the price, and the price less the fee settles.</summary>
    Organization,

    /// <summary>The customer: the fee comes on top of the price, and the price settles.</summary>
    Customer,
}
