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
    /// Reads an account; spaces, dashes, dots and invisible characters between the digits are passed over, and so is the fifth digit
    /// of a clearing number that begins with 8, once it is found right.
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
