using System.Globalization;
using PhoneNumbers;

namespace Payments;

/// <summary>
/// Numbers of mobile phones, by the numbering plans that libphonenumber keeps. Pure: the plans are part of the package.
/// </summary>
public static class MobileNumber
{
    private const string ExampleCountry = "GH";
    private const int LongestText = 60;

    private static PhoneNumberUtil Plans => PhoneNumberUtil.GetInstance();

    /// <summary>
    /// Reads a number as people write it: abroad, "+233 24 123 4567", "00233…" or "+233 (0)24…", and at home, "024 123 4567", where the
    /// country is known. Spaces, dashes, dots, brackets and invisible characters are passed over.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="dialingCode">What the number must begin with, such as "+233"; null where any country's will do.</param>
    /// <param name="number">In E.164, such as "+233241234567"; empty where there is a problem.</param>
    public static MobileNumberProblem Read(string? text, string? dialingCode, out string number)
    {
        number = "";
        var compact = text is null or { Length: > LongestText } ? "" : TypedNumber.Compact(text);
        if (!IsWritten(compact))
            return MobileNumberProblem.NotANumber;

        var problem = MobileNumberProblem.NotANumber;
        foreach (var (candidate, country) in Readings(compact, CountryOf(dialingCode)))
        {
            var found = Judge(candidate, country, dialingCode, out number);
            if (found == MobileNumberProblem.None)
                return found;
            if (problem == MobileNumberProblem.NotANumber)
                problem = found;
        }

        return problem;
    }

    /// <summary>A number of a mobile phone as it is written in E.164, such as "+233231234567".</summary>
    /// <param name="dialingCode">What it begins with; that of Ghana where this is null or of no country.</param>
    public static string ExampleOf(string? dialingCode) => Example(dialingCode, PhoneNumberFormat.E164);

    /// <summary>The same number in groups, such as "+233 23 123 4567".</summary>
    /// <param name="dialingCode">What it begins with; that of Ghana where this is null or of no country.</param>
    public static string PrintedExampleOf(string? dialingCode) => Example(dialingCode, PhoneNumberFormat.INTERNATIONAL);

    private static string Example(string? dialingCode, PhoneNumberFormat format) =>
        Plans.Format(
            Plans.GetExampleNumberForType(CountryOf(dialingCode) ?? ExampleCountry, PhoneNumberType.MOBILE)
                ?? Plans.GetExampleNumberForType(ExampleCountry, PhoneNumberType.MOBILE),
            format
        );

    // "00" begins a number abroad in most countries; in Kenya, Uganda and Tanzania it is "000", and payers write "00" all the same.
    private static IEnumerable<(string Candidate, string? Country)> Readings(string compact, string? country)
    {
        if (compact[0] == '+' || country is not null)
            yield return (compact, country);
        if (compact.StartsWith("00", StringComparison.Ordinal))
            yield return ($"+{compact[2..]}", null);
    }

    private static MobileNumberProblem Judge(string candidate, string? country, string? dialingCode, out string number)
    {
        number = "";
        PhoneNumber parsed;
        try
        {
            parsed = Plans.Parse(candidate, country);
        }
        catch (NumberParseException)
        {
            return MobileNumberProblem.NotANumber;
        }

        var written = Plans.Format(parsed, PhoneNumberFormat.E164);
        if (dialingCode is not null && !written.StartsWith(dialingCode, StringComparison.Ordinal))
            return MobileNumberProblem.OtherCountry;
        if (!Plans.IsValidNumber(parsed))
            return MobileNumberProblem.NotInUse;
        if (Plans.GetNumberType(parsed) is not (PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE))
            return MobileNumberProblem.NotMobile;

        number = written;
        return MobileNumberProblem.None;
    }

    // The library also reads letters, as on a telephone's keys, and extensions: no payer's number has them.
    private static bool IsWritten(string compact) =>
        compact.Length > 1 && !compact.AsSpan(compact[0] == '+' ? 1 : 0).ContainsAnyExceptInRange('0', '9');

    private static string? CountryOf(string? dialingCode) =>
        int.TryParse(dialingCode.AsSpan().TrimStart('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
        && Plans.GetRegionCodeForCountryCode(code) is { Length: 2 } country and not "ZZ"
            ? country
            : null;
}
