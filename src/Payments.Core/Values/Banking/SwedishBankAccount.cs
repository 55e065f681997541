using System.Globalization;

namespace Payments;

/// <summary>
/// A bank account of Sweden: a clearing number of a known bank, and an account number of the length and with the check digit that
/// this bank gives. A few very old accounts at Swedbank (clearing numbers from 8000 on) have no check digit and are refused.
/// </summary>
public sealed record SwedishBankAccount
{
    private SwedishBankAccount(string clearingNumber, string accountNumber, string bankName) =>
        (ClearingNumber, AccountNumber, BankName) = (clearingNumber, accountNumber, bankName);

    /// <summary>Four digits, without the fifth that Swedbank prints.</summary>
    public string ClearingNumber { get; }

    /// <summary>7, 9 or 10 digits, filled up with zeros in front where the bank leaves them out.</summary>
    public string AccountNumber { get; }

    /// <summary>The bank's name, such as "Handelsbanken".</summary>
    public string BankName { get; }

    /// <summary>The last four digits of the account number, which may be shown and kept.</summary>
    public string Last4 => AccountText.Last4(AccountNumber);

    /// <summary>
    /// Reads an account; spaces, dashes and dots between the digits are passed over, and so is the fifth digit of a clearing
    /// number that begins with 8, once it is found right.
    /// </summary>
    /// <param name="clearingNumber">What was written as the clearing number.</param>
    /// <param name="accountNumber">What was written as the account number.</param>
    /// <param name="account">The account, or null where something is wrong.</param>
    /// <returns>At most one problem each of the fields "clearing_number" and "account_number", in this order.</returns>
    public static IReadOnlyList<FieldRefusal> Check(string? clearingNumber, string? accountNumber, out SwedishBankAccount? account)
    {
        var clearing = SwedishAccountRules.CheckClearing(clearingNumber?.Trim() ?? "");
        var number = SwedishAccountRules.CheckAccount(accountNumber?.Trim() ?? "", clearing.Value, clearing.Range);
        account =
            clearing.Range is { } range && number.Problem is null ? new SwedishBankAccount(clearing.Value, number.Value, range.Bank) : null;
        return BankFields.Problems((Requirement.ClearingNumber, clearing.Problem), (Requirement.AccountNumber, number.Problem));
    }

    /// <summary>What may be kept of the account.</summary>
    public BankAccountSummary Summarize() => new(BankAccountScheme.Sweden, "SE", Last4, BankName, ClearingNumber);

    /// <summary>The bank, the clearing number and the last four digits: the whole number gets into no log by accident.</summary>
    public override string ToString() => $"{BankName} {ClearingNumber} …{Last4}";
}

/// <summary>
/// The five ways in which Swedish banks build an account number; Bankgirot, which publishes them, tells them apart by type and
/// comment.
/// </summary>
internal enum SwedishAccountForm
{
    /// <summary>
    /// Type 1, comment 1: seven digits, modulus 11 over the clearing number without its first digit and the account number.
    /// </summary>
    SevenAfterShortClearing,

    /// <summary>Type 1, comment 2: seven digits, modulus 11 over the whole clearing number and the account number.</summary>
    SevenAfterClearing,

    /// <summary>Type 2, comment 1: ten digits, modulus 10 over them alone.</summary>
    Ten,

    /// <summary>Type 2, comment 2: nine digits, or eight with a zero left out in front, modulus 11 over them alone.</summary>
    Nine,

    /// <summary>Type 2, comment 3: up to ten digits, filled up with zeros in front, modulus 10 over them alone.</summary>
    UpToTen,
}

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
