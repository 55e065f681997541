namespace Payments;

/// <summary>Why a currency code was refused. When several reasons apply, the first one in this list is given.</summary>
public enum CurrencyRefusal
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

/// <summary>Words for people who must correct a currency code.</summary>
public static class CurrencyRefusals
{
    /// <summary>
    /// One English sentence that names the remedy; empty for <see cref="CurrencyRefusal.None"/>. It never repeats the refused text.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enumeration.</exception>
    public static string Describe(CurrencyRefusal error) =>
        Enum.IsDefined(error)
            ? error switch
            {
                CurrencyRefusal.None => "",
                CurrencyRefusal.Malformed => "The currency must be three upper-case ASCII letters of an ISO 4217 code, such as GBP.",
                CurrencyRefusal.Unknown => "The currency is not an active ISO 4217 code; use one of the published list, such as GBP.",
                CurrencyRefusal.WithoutMinorUnit =>
                    "The currency has no minor unit in ISO 4217, so nothing can be charged in it; use one that has, such as GBP.",
            }
            : throw new ArgumentOutOfRangeException(nameof(error), error, "Use a defined CurrencyRefusal.");
}
