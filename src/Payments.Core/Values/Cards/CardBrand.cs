namespace Payments;

/// <summary>The card networks, recognised by their number ranges.</summary>
public enum CardBrand
{
    /// <summary>A number outside all known ranges; it may be a card all the same.</summary>
    Unknown,

    /// <summary>Visa.</summary>
    Visa,

    /// <summary>Mastercard.</summary>
    Mastercard,

    /// <summary>American Express.</summary>
    Amex,

    /// <summary>Discover.</summary>
    Discover,

    /// <summary>Diners Club.</summary>
    Diners,

    /// <summary>JCB.</summary>
    Jcb,

    /// <summary>UnionPay.</summary>
    UnionPay,
}
