namespace Payments;

/// <summary>Why money goes back, in a word.</summary>
public enum RefundReason
{
    /// <summary>The customer asked for it.</summary>
    CustomerRequest,

    /// <summary>The charge is suspected of fraud.</summary>
    Fraud,

    /// <summary>The customer paid twice.</summary>
    Duplicate,
}
