namespace Payments;

/// <summary>Holds what a payer gave against what a method requires. Pure.</summary>
public static class RequirementRules
{
    private const int ShortestPhone = 7;
    private const int LongestPhone = 15;
    private const int ShortestAccount = 6;
    private const int LongestAccount = 20;
    private const int LongestText = 100;

    /// <summary>
    /// What the payer gave, in the form in which a processor takes it, or every field that is wrong. Spaces, dashes, dots and brackets in
    /// numbers are taken out, as people write them; all else stands as it was given.
    /// </summary>
    /// <param name="requirements">What is required.</param>
    /// <param name="rail">The rail that was chosen, or null.</param>
    /// <param name="given">What the payer gave, by field; fields that nobody requires are left out.</param>
    /// <param name="problems">Empty where all is in order; in the order of the requirements.</param>
    public static IReadOnlyDictionary<string, string> Check(
        IReadOnlyList<Requirement> requirements, PaymentRail? rail, IReadOnlyDictionary<string, string?> given, out IReadOnlyList<FieldProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(requirements);
        ArgumentNullException.ThrowIfNull(given);
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<FieldProblem>();
        foreach (var requirement in requirements)
        {
            var text = given.GetValueOrDefault(requirement.Field)?.Trim() ?? "";
            var (value, problem) = requirement.Kind switch
            {
                RequirementKind.Phone => Phone(text, rail),
                RequirementKind.BankAccount => Account(text),
                RequirementKind.Text => Text(text),
            };
            if (problem is null)
                taken.Add(requirement.Field, value);
            else
                found.Add(new FieldProblem(requirement.Field, $"{requirement.Field} {problem}"));
        }

        problems = found;
        return taken;
    }

    private static (string Value, string? Problem) Phone(string text, PaymentRail? rail)
    {
        var example = rail?.DialingCode is { } code ? $"{code}241234567" : "+233241234567";
        if (text.Length == 0)
            return ("", $"is required: a phone number with its country's code, such as {example}");

        var digits = Compact(text);
        if (!digits.StartsWith('+') || digits.Length - 1 is < ShortestPhone or > LongestPhone || !digits.AsSpan(1).ContainsOnlyDigits() || digits[1] == '0')
            return ("", $"must be a phone number with its country's code, such as {example}");
        return rail?.DialingCode is { } dialing && !digits.StartsWith(dialing, StringComparison.Ordinal)
            ? ("", $"must begin with {dialing} for {rail.Name}, such as {example}")
            : (digits, null);
    }

    private static (string Value, string? Problem) Account(string text)
    {
        if (text.Length == 0)
            return ("", "is required: the number of the bank account that pays");

        var digits = Compact(text);
        return digits.Length is < ShortestAccount or > LongestAccount || !digits.AsSpan().ContainsOnlyDigits() ? ("", $"must be {ShortestAccount} to {LongestAccount} digits")
            : CardNumber.IsWithin(digits) ? ("", "is a card number; give the number of the bank account")
            : (digits, null);
    }

    private static (string Value, string? Problem) Text(string text) =>
        text.Length == 0 ? ("", "is required")
        : TextRules.IsLonger(text, LongestText) ? ("", $"has at most {LongestText} characters; shorten it")
        : !TextRules.IsText(text, multiline: false) || CardNumber.IsWithin(text) ? ("", "is text without control characters and without a card number")
        : (text, null);

    private static string Compact(string text) =>
        text.Length > 60 ? "" : string.Concat(text.Where(character => character is not (' ' or '\u00a0' or '-' or '.' or '(' or ')' or '/')));

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
