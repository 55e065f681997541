using PhoneNumbers;

namespace Payments;

/// <summary>The phone number by which a customer can be reached, mobile or not. Pure.</summary>
internal static class ContactPhone
{
    private const int LongestText = 60;

    /// <summary>
    /// The number in E.164 ("+", the country's code, and as many digits as the country's numbers have), or null if the text is not one.
    /// Numbers that are set aside for films and documents pass, for they are in no numbering plan.
    /// </summary>
    public static string? Read(string text)
    {
        var compact = text.Length > LongestText ? "" : TypedNumber.Compact(text);
        if (compact is not ['+', _, ..] || compact.AsSpan(1).ContainsAnyExceptInRange('0', '9') || CardNumber.IsWithin(compact))
            return null;

        var plans = PhoneNumberUtil.GetInstance();
        try
        {
            var number = plans.Parse(compact, null);
            return plans.IsPossibleNumber(number) ? plans.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
