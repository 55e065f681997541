using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Payments.Providers;

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

    internal CardFormInput(CardDetails details, string name)
    {
        Details = details;
        Name = name;
    }

    /// <summary>The card as a tokenizer takes it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal CardDetails Details { get; }

    /// <summary>12 to 19 ASCII digits with a correct check digit.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Number => Details.Number;

    /// <summary>1 to 12.</summary>
    internal int ExpiryMonth => Details.ExpiryMonth;

    /// <summary>Four digits.</summary>
    internal int ExpiryYear => Details.ExpiryYear;

    /// <summary>Three ASCII digits, or four where the network has four.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Cvc => Details.Cvc;

    internal string Name { get; }

    internal CardBrand Brand => CardBrands.Detect(Number);

    internal string Last4 => Number[^4..];

    public override string ToString() => $"{CardBrands.Name(Brand)} ending {Last4}";
}

/// <summary>The fields of the card form, in the order in which the page shows them.</summary>
internal enum CardField
{
    Number,
    Expiry,
    Cvc,
    Name,
}

/// <summary>The month after whose last day a card is no longer good.</summary>
internal readonly partial record struct CardExpiry(int Month, int Year)
{
    /// <summary>
    /// Reads "01/29", "1/29", "01 / 2029", "01-29", "01.29", "01 29", "0129" and "012029", with spaces and dashes of every kind; null for
    /// anything else. Two digits mean this century.
    /// </summary>
    internal static CardExpiry? Parse(string? text, DateTimeOffset now)
    {
        if (text is null || Form().Match(TypedNumber.Plain(text).Trim()) is not { Success: true } match)
            return null;
        var month = Number(match.Groups["month"]);
        var year = Number(match.Groups["year"]);
        if (month is < 1 or > 12)
            return null;
        return new CardExpiry(month, match.Groups["year"].Length == 4 ? year : CardValidity.EarliestMonth(now).Year / 100 * 100 + year);
    }

    internal bool IsPast(DateTimeOffset now) => CardValidity.IsOver(Year, Month, now);

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?:(?<month>[0-9]{1,2}) *[/.\- ] *|(?<month>[0-9]{2}))(?<year>[0-9]{4}|[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
