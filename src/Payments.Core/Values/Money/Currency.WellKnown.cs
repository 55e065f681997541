namespace Payments;

public readonly partial record struct Currency
{
    /// <summary>Australian dollar, 2 digits.</summary>
    public static Currency Aud { get; } = Of("AUD");

    /// <summary>Canadian dollar, 2 digits.</summary>
    public static Currency Cad { get; } = Of("CAD");

    /// <summary>Swiss franc, 2 digits.</summary>
    public static Currency Chf { get; } = Of("CHF");

    /// <summary>Euro, 2 digits.</summary>
    public static Currency Eur { get; } = Of("EUR");

    /// <summary>Pound sterling, 2 digits.</summary>
    public static Currency Gbp { get; } = Of("GBP");

    /// <summary>Ghana cedi, 2 digits.</summary>
    public static Currency Ghs { get; } = Of("GHS");

    /// <summary>Yen, no decimals.</summary>
    public static Currency Jpy { get; } = Of("JPY");

    /// <summary>Kenyan shilling, 2 digits.</summary>
    public static Currency Kes { get; } = Of("KES");

    /// <summary>Won, no decimals.</summary>
    public static Currency Krw { get; } = Of("KRW");

    /// <summary>Kuwaiti dinar, 3 digits.</summary>
    public static Currency Kwd { get; } = Of("KWD");

    /// <summary>Naira, 2 digits.</summary>
    public static Currency Ngn { get; } = Of("NGN");

    /// <summary>US dollar, 2 digits.</summary>
    public static Currency Usd { get; } = Of("USD");
}
