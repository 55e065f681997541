namespace Payments;

/// <summary>What may be kept of a payer's bank account. The account number itself stays with the provider.</summary>
/// <param name="Scheme">How the account is written.</param>
/// <param name="Country">Two letters in upper case, such as "GB".</param>
/// <param name="Last4">The last four characters of the account number or the IBAN.</param>
/// <param name="BankName">The bank's name, or null where the number does not tell it.</param>
/// <param name="BranchCode">
/// The six digits of the sort code or the four of the clearing number: they name the bank's branch, and many customers share
/// them. Null for an IBAN.
/// </param>
public sealed record BankAccountSummary(
    BankAccountScheme Scheme,
    string Country,
    string Last4,
    string? BankName = null,
    string? BranchCode = null
);

/// <summary>How a bank account is written.</summary>
public enum BankAccountScheme
{
    /// <summary>As an IBAN.</summary>
    Iban,

    /// <summary>As a sort code and an account number of the United Kingdom.</summary>
    Uk,

    /// <summary>As a clearing number and an account number of Sweden.</summary>
    Sweden,
}

/// <summary>Problems of fields, each beginning with its field's name.</summary>
internal static class BankFields
{
    /// <summary>Those fields that have a problem, in the order given.</summary>
    public static IReadOnlyList<FieldRefusal> Problems(params ReadOnlySpan<(string Field, string? Problem)> fields)
    {
        var problems = new List<FieldRefusal>();
        foreach (var (field, problem) in fields)
        {
            if (problem is not null)
                problems.Add(new FieldRefusal(field, $"{field} {problem}"));
        }

        return problems;
    }
}

/// <summary>Numbers as people write them, with something between the groups.</summary>
internal static class AccountText
{
    // No number of an account is nearly this long, however it is spaced and whatever was pasted with it.
    private const int Longest = 200;

    /// <summary>The text as <see cref="TypedNumber.Compact"/> has it; null where it is too long to be a number.</summary>
    public static string? Compact(string text) => text.Length > Longest ? null : TypedNumber.Compact(text);

    public static bool IsDigits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>True where there is no digit other than zero, as in no account.</summary>
    public static bool IsAllZeros(string text) => !text.AsSpan().ContainsAnyExcept('0');

    public static string Last4(string text) => text[^4..];

    /// <summary>True where the digits end in their check digit by Luhn's formula; zeros alone never do.</summary>
    public static bool HasValidMod10(string digits) => CardNumber.HasValidCheckDigit(digits);

    /// <summary>True where the digits, weighed from the right by 1 to 10 and again by 1 and on, add up to a multiple of 11.</summary>
    public static bool HasValidMod11(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[^(i + 1)] - '0') * ((i % 10) + 1);
        return sum % 11 == 0;
    }
}
