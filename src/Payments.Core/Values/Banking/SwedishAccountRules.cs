using System.Globalization;

namespace Payments;

/// <summary>What Bankgirot publishes of the numbers of Swedish bank accounts. Pure.</summary>
internal static class SwedishAccountRules
{
    private const int ClearingLength = 4;
    private const int LongestAccount = 10;
    private const string AskTheBank = "take it from a bank statement or the bank's app";

    /// <summary>The four digits and their range, or what is wrong.</summary>
    public static (string Value, SwedishClearingRange? Range, string? Problem) CheckClearing(string text)
    {
        if (text.Length == 0)
            return ("", null, "is required: the four or five digits before the account number, such as 5000");

        var digits = AccountText.Compact(text) ?? "";
        if (!AccountText.IsDigits(digits))
            return ("", null, "has digits only, such as 5000 or 8327-9");
        if (digits.Length == ClearingLength + 1 && digits[0] != '8')
            return ("", null, "has 4 digits; only one that begins with 8 has 5");
        if (digits.Length is not (ClearingLength or ClearingLength + 1))
            return ("", null, "has 4 digits, or 5 where it begins with 8");
        if (digits.Length > ClearingLength && !AccountText.HasValidMod10(digits))
            return ("", null, "has a fifth digit that does not fit the others; check it, or leave the fifth digit out");

        var clearing = digits[..ClearingLength];
        return SwedishClearingTable.Find(int.Parse(clearing, CultureInfo.InvariantCulture)) is { } range
            ? (clearing, range, null)
            : ("", null, $"is of no bank that we know; {AskTheBank}");
    }

    /// <summary>
    /// The account number as its bank writes it out in full, or what is wrong; without a known bank the form alone is looked at.
    /// </summary>
    public static (string Value, string? Problem) CheckAccount(string text, string clearing, SwedishClearingRange? range)
    {
        if (text.Length == 0)
            return ("", "is required: the number of the account that pays, without its clearing number");

        var digits = AccountText.Compact(text) ?? "";
        if (!AccountText.IsDigits(digits))
            return ("", "has digits only");
        if (CardNumber.IsWithin(digits))
            return ("", "is a card number; give the number of the bank account");
        if (range is not { } bank)
            return digits.Length > LongestAccount
                ? ("", $"has at most {LongestAccount} digits, without the clearing number")
                : (digits, null);

        var (shortest, full) = Lengths(bank);
        if (digits.Length == full + ClearingLength && digits.StartsWith(clearing, StringComparison.Ordinal))
            return ("", "begins with the clearing number, which has its own field; leave it out here");
        if (digits.Length < shortest || digits.Length > full)
            return ("", Length(bank, digits, shortest, full));

        var account = digits.PadLeft(full, '0');
        return account.All(digit => digit == '0') || !HasValidCheckDigit(bank.Form, clearing, account)
            ? ("", $"has a check digit that does not fit {bank.Bank}; check both numbers for a wrong digit")
            : (account, null);
    }

    // The account numbers of Plusgirot are shorter than those of the other bank of this form.
    private static (int Shortest, int Full) Lengths(SwedishClearingRange bank) =>
        bank.Form switch
        {
            SwedishAccountForm.SevenAfterShortClearing or SwedishAccountForm.SevenAfterClearing => (7, 7),
            SwedishAccountForm.Ten => (LongestAccount, LongestAccount),
            SwedishAccountForm.Nine => (8, 9),
            SwedishAccountForm.UpToTen => (bank.First < 9000 ? 5 : 2, LongestAccount),
        };

    private static string Length(SwedishClearingRange bank, string digits, int shortest, int full) =>
        digits.Length < shortest && shortest == full && full - digits.Length <= 2
            ? $"has {full} digits at {bank.Bank}; put zeros in front where they were left out"
        : shortest == full ? $"has {full} digits at {bank.Bank}; {AskTheBank}"
        : $"has {shortest} to {full} digits at {bank.Bank}; {AskTheBank}";

    private static bool HasValidCheckDigit(SwedishAccountForm form, string clearing, string account) =>
        form switch
        {
            SwedishAccountForm.SevenAfterShortClearing => AccountText.HasValidMod11(clearing[1..] + account),
            SwedishAccountForm.SevenAfterClearing => AccountText.HasValidMod11(clearing + account),
            SwedishAccountForm.Ten or SwedishAccountForm.UpToTen => AccountText.HasValidMod10(account),
            SwedishAccountForm.Nine => AccountText.HasValidMod11(account),
        };
}
