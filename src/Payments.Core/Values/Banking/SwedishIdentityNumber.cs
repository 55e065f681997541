namespace Payments;

/// <summary>
/// The number of a person (personnummer, samordningsnummer) or an organization (organisationsnummer) in Sweden, which the mandate
/// of a debit by Autogiro must name. It goes to the provider and is never stored: there is no type that holds it.
/// </summary>
public static class SwedishIdentityNumber
{
    private const int ShortLength = 10;
    private const int LongLength = 12;

    /// <summary>
    /// Reads a number of 10 digits, or of 12 with the century, or 16 or 00 for an organization, in front; dashes, plus signs and
    /// spaces are passed over.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="digits">The 10 or 12 digits, or the empty text where something is wrong.</param>
    /// <returns>Null, or the problem of the field "personal_number". What was written is never repeated in it.</returns>
    public static FieldRefusal? Check(string? text, out string digits)
    {
        (digits, var problem) = Diagnose(text?.Trim() ?? "");
        return problem is null ? null : new FieldRefusal(Requirement.PersonalNumber, $"{Requirement.PersonalNumber} {problem}");
    }

    internal static (string Value, string? Problem) Diagnose(string text)
    {
        if (text.Length == 0)
            return ("", "is required: the account holder's personal or organization number, such as 19121212-1212");

        var digits = AccountText.Compact(text)?.Replace("+", "", StringComparison.Ordinal) ?? "";
        if (!AccountText.IsDigits(digits))
            return ("", "has digits only, such as 19121212-1212 or 556047-3521");
        if (digits.Length is not (ShortLength or LongLength))
            return ("", "has 10 digits, or 12 with the century");

        var number = digits[^ShortLength..];
        return !IsPrefix(digits[..^ShortLength], IsOrganization(number)) || !(IsOrganization(number) || HasDate(number))
                ? ("", "begins with a date of birth, such as 19121212, or is the number of an organization; check it")
            : !CardNumber.HasValidCheckDigit(number) ? ("", "has a last digit that does not fit the others; look for a wrong digit")
            : (digits, null);
    }

    // The third digit tells: months go to 12, organizations begin at 20.
    private static bool IsOrganization(string number) => number[2] >= '2';

    private static bool IsPrefix(string prefix, bool organization) =>
        prefix.Length == 0 || (organization ? prefix is "16" or "00" : prefix is "18" or "19" or "20");

    // A coordination number has 60 added to the day.
    private static bool HasDate(string number)
    {
        var month = Two(number, 2);
        var day = Two(number, 4);
        return month is >= 1 and <= 12 && day is (>= 1 and <= 31) or (>= 61 and <= 91);
    }

    private static int Two(string digits, int at) => ((digits[at] - '0') * 10) + (digits[at + 1] - '0');
}
