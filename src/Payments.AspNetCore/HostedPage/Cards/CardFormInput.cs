using System.Diagnostics;

namespace Payments.AspNetCore;

/// <summary>
/// A card as the payer typed it, checked for form. It lives for one request, is never stored, and shows only its
/// network and last four digits to a log, a debugger or a serializer.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
internal sealed class CardFormInput
{
    internal const string NumberKey = "card_number";
    internal const string ExpiryKey = "card_expiry";
    internal const string CvcKey = "card_cvc";
    internal const string NameKey = "card_name";

    internal CardFormInput(string number, int expiryMonth, int expiryYear, string cvc, string name)
    {
        Number = number;
        ExpiryMonth = expiryMonth;
        ExpiryYear = expiryYear;
        Cvc = cvc;
        Name = name;
    }

    /// <summary>12 to 19 ASCII digits with a right check digit.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Number { get; }

    /// <summary>1 to 12.</summary>
    internal int ExpiryMonth { get; }

    /// <summary>Four digits.</summary>
    internal int ExpiryYear { get; }

    /// <summary>Three ASCII digits, or four where the network has four.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Cvc { get; }

    internal string Name { get; }

    internal CardBrand Brand => CardBrands.Detect(Number);

    internal string Last4 => Number[^4..];

    public override string ToString() => $"{CardBrands.Name(Brand)} ending {Last4}";
}
