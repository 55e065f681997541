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

    /// <summary>Maestro.</summary>
    Maestro,

    /// <summary>Verve, of Nigeria.</summary>
    Verve,

    /// <summary>RuPay, of India.</summary>
    RuPay,

    /// <summary>Elo, of Brazil.</summary>
    Elo,

    /// <summary>Troy, of Türkiye.</summary>
    Troy,

    /// <summary>Mir, of Russia.</summary>
    Mir,

    /// <summary>Dankort, of Denmark. A card that is a Visa card too counts as that.</summary>
    Dankort,
}

/// <summary>What may be kept of a card. The number itself and its security code never get this far.</summary>
/// <param name="Brand">Lower case, such as "visa".</param>
/// <param name="Last4">The number's last four digits.</param>
/// <param name="ExpiryMonth">1 to 12.</param>
/// <param name="ExpiryYear">Four digits.</param>
public sealed record CardSummary(string Brand, string Last4, int ExpiryMonth, int ExpiryYear);
