namespace Payments;

/// <summary>Why a currency code was refused. When several reasons apply, the one that stands first is given.</summary>
public enum CurrencyError
{
    /// <summary>The code was accepted.</summary>
    None = 0,

    /// <summary>The text is not three ASCII letters, or not upper-case ones where the case counts.</summary>
    Malformed = 1,

    /// <summary>ISO 4217 lists no such active code.</summary>
    Unknown = 2,

    /// <summary>
    /// ISO 4217 lists the code without a minor unit (a metal, a unit of account, XTS, XXX), so no amount can be stated in it.
    /// </summary>
    WithoutMinorUnit = 3,
}
