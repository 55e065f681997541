using System.Text;

namespace Payments;

/// <summary>Holds what a payer gave against what a method requires. Pure.</summary>
public static class RequirementRules
{
    private const int ShortestAccount = 6;
    private const int LongestAccount = 20;
    private const int LongestText = 100;

    // What a SEPA message has room for; the provider of a scheme with less shortens it.
    private const int LongestHolder = 70;
    private const int LongestAddressLine = 70;
    private const int LongestCity = 35;
    private const int LongestPostalCode = 16;

    /// <summary>
    /// Those requirements that apply to what was given so far: all but those whose <see cref="Requirement.When"/> does not hold.
    /// </summary>
    /// <param name="requirements">What a method requires.</param>
    /// <param name="given">What the payer gave, by field.</param>
    public static IReadOnlyList<Requirement> Applicable(IReadOnlyList<Requirement> requirements, IReadOnlyDictionary<string, string?> given)
    {
        ArgumentNullException.ThrowIfNull(requirements);
        return [.. requirements.Where(requirement => requirement.When is not { } condition || condition.Holds(given))];
    }

    /// <summary>
    /// What the payer gave, in the form in which a provider takes it, or every field that is wrong. Spaces, dashes, dots, brackets and
    /// invisible characters in numbers are taken out, as people write and paste them; everything else stays as it was given.
    /// </summary>
    /// <param name="requirements">What is required; those that do not apply are left out.</param>
    /// <param name="rail">The rail that was chosen, or null.</param>
    /// <param name="given">What the payer gave, by field; fields that nobody requires are left out.</param>
    /// <param name="problems">Empty where all is in order; in the order of the requirements.</param>
    public static IReadOnlyDictionary<string, string> Check(
        IReadOnlyList<Requirement> requirements,
        PaymentRail? rail,
        IReadOnlyDictionary<string, string?> given,
        out IReadOnlyList<FieldRefusal> problems
    )
    {
        ArgumentNullException.ThrowIfNull(requirements);
        ArgumentNullException.ThrowIfNull(given);
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<FieldRefusal>();
        foreach (var requirement in Applicable(requirements, given))
        {
            var text = TextOf(requirement, given);
            var (value, problem) = requirement.Kind switch
            {
                RequirementKind.Phone => Phone(text, rail),
                RequirementKind.BankAccount => Account(text),
                RequirementKind.Text => Text(text, LongestText),
                RequirementKind.Iban => SepaIban(text),
                RequirementKind.SortCode => UkBankAccount.CheckSortCode(text),
                RequirementKind.UkAccountNumber => UkBankAccount.CheckAccountNumber(text),
                RequirementKind.ClearingNumber => Clearing(text),
                RequirementKind.SwedishAccountNumber => SwedishAccount(text, requirements, given),
                RequirementKind.AccountHolder => Holder(text),
                RequirementKind.PersonalNumber => SwedishIdentityNumber.Diagnose(text),
                RequirementKind.AddressLine => Address(text, LongestAddressLine, "street and house number"),
                RequirementKind.AddressCity => Address(text, LongestCity, "town"),
                RequirementKind.PostalCode => Address(text, LongestPostalCode, "postal code, or 00000 where there is none"),
                RequirementKind.Country => Country(text),
            };
            if (problem is null)
                taken.Add(requirement.Field, value);
            else
                found.Add(new FieldRefusal(requirement.Field, $"{requirement.Field} {problem}"));
        }

        problems = found;
        return taken;
    }

    private static string TextOf(Requirement requirement, IReadOnlyDictionary<string, string?> given) =>
        given.GetValueOrDefault(requirement.Field)?.Trim() ?? "";

    private static (string Value, string? Problem) Phone(string text, PaymentRail? rail)
    {
        var example = MobileNumber.ExampleOf(rail?.DialingCode);
        if (text.Length == 0)
            return ("", $"is required: the number of a mobile phone with its country's code, such as {example}");

        // A program sends the country's code; a page that knows the country completes what its payer wrote.
        var number = "";
        var problem = TypedNumber.Compact(text).StartsWith('+')
            ? MobileNumber.Read(text, rail?.DialingCode, out number)
            : MobileNumberProblem.NotANumber;
        return problem switch
        {
            MobileNumberProblem.None => (number, null),
            MobileNumberProblem.NotANumber => ("", $"must be a phone number with its country's code, such as {example}"),
            MobileNumberProblem.OtherCountry => ("", $"must begin with {rail!.DialingCode} for {rail.Name}, such as {example}"),
            MobileNumberProblem.NotMobile => ("", $"is not the number of a mobile phone; give one such as {example}"),
            MobileNumberProblem.NotInUse => (
                "",
                $"has too few or too many digits, or begins as no mobile number does; check it, such as {example}"
            ),
        };
    }

    private static (string Value, string? Problem) Account(string text)
    {
        if (text.Length == 0)
            return ("", "is required: the number of the bank account that pays");

        var digits = AccountText.Compact(text) ?? "";
        return digits.Length is < ShortestAccount or > LongestAccount || !AccountText.IsDigits(digits)
                ? ("", $"must be {ShortestAccount} to {LongestAccount} digits")
            : CardNumber.IsWithin(digits) ? ("", "is a card number; give the number of the bank account")
            : AccountText.IsAllZeros(digits) ? ("", "is more than zeros; take it from a bank statement or the bank's app")
            : (digits, null);
    }

    private static (string Value, string? Problem) Text(string text, int longest) =>
        text.Length == 0 ? ("", "is required")
        : TextRules.IsLonger(text, longest) ? ("", $"has at most {longest} characters; shorten it")
        : !TextRules.IsText(text, multiline: false) || CardNumber.IsWithin(text)
            ? ("", "is text without control characters and without a card number")
        : (text, null);

    private static (string Value, string? Problem) Address(string text, int longest, string what) =>
        text.Length == 0 ? ("", $"is required: the {what} of the account holder, as the account is outside the European Economic Area")
        : !text.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? ("", $"is the {what} of the account holder")
        : Text(text, longest);

    private static (string Value, string? Problem) Country(string text)
    {
        if (text.Length == 0)
            return ("", "is required: the two letters of the account holder's country, such as CH");

        var code = TypedNumber.Compact(text).ToUpperInvariant();
        return CountryCodes.Contains(code) ? (code, null) : ("", "is the two letters of a country (ISO 3166-1), such as CH or GB");
    }

    private static (string Value, string? Problem) SepaIban(string text)
    {
        var problem = Iban.Diagnose(text, sepaOnly: true, out var iban);
        return (iban.Electronic, problem);
    }

    private static (string Value, string? Problem) Clearing(string text)
    {
        var (value, _, problem) = SwedishAccountRules.CheckClearing(text);
        return (value, problem);
    }

    private static (string Value, string? Problem) SwedishAccount(
        string text,
        IReadOnlyList<Requirement> requirements,
        IReadOnlyDictionary<string, string?> given
    )
    {
        var beside = requirements.FirstOrDefault(requirement => requirement.Kind == RequirementKind.ClearingNumber);
        var (clearing, range, _) = SwedishAccountRules.CheckClearing(beside is null ? "" : TextOf(beside, given));
        return SwedishAccountRules.CheckAccount(text, clearing, range);
    }

    private static (string Value, string? Problem) Holder(string text) =>
        text.Length == 0 ? ("", "is required: the account holder's name, as the bank has it")
        : Text(text, LongestHolder) is { Problem: { } problem } ? ("", problem)
        : !text.EnumerateRunes().Any(Rune.IsLetter) ? ("", "is a name; write it in letters, as the bank has it")
        : (text, null);
}
