namespace Payments;

/// <summary>
/// A bank account of the United Kingdom. Its sort code and account number have the right form; the modulus check of the two
/// against each other is left to the provider, for its table of weights changes every few weeks and belongs to its publisher.
/// </summary>
public sealed record UkBankAccount
{
    private const int SortCodeLength = 6;
    private const int AccountLength = 8;
    private const int ShortestAccount = 6;

    private UkBankAccount(string sortCode, string accountNumber) => (SortCode, AccountNumber) = (sortCode, accountNumber);

    /// <summary>Six digits, such as "108800".</summary>
    public string SortCode { get; }

    /// <summary>Eight digits.</summary>
    public string AccountNumber { get; }

    /// <summary>In pairs, as people write it, such as "10-88-00".</summary>
    public string PrintedSortCode => $"{SortCode[..2]}-{SortCode[2..4]}-{SortCode[4..]}";

    /// <summary>The last four digits of the account number, which may be shown and kept.</summary>
    public string Last4 => AccountText.Last4(AccountNumber);

    /// <summary>Reads an account; spaces, dashes, dots and invisible characters between the digits are passed over.</summary>
    /// <param name="sortCode">What was written as the sort code.</param>
    /// <param name="accountNumber">What was written as the account number.</param>
    /// <param name="account">The account, or null where something is wrong.</param>
    /// <returns>At most one problem each of the fields "sort_code" and "account_number", in this order.</returns>
    public static IReadOnlyList<FieldRefusal> Check(string? sortCode, string? accountNumber, out UkBankAccount? account)
    {
        var sort = CheckSortCode(sortCode?.Trim() ?? "");
        var number = CheckAccountNumber(accountNumber?.Trim() ?? "");
        account = sort.Problem is null && number.Problem is null ? new UkBankAccount(sort.Value, number.Value) : null;
        return BankFields.Problems((Requirement.SortCode, sort.Problem), (Requirement.AccountNumber, number.Problem));
    }

    /// <summary>What may be kept of the account.</summary>
    public BankAccountSummary Summarize() => new(BankAccountScheme.Uk, "GB", Last4, BranchCode: SortCode);

    /// <summary>The sort code and the last four digits: the whole number gets into no log by accident.</summary>
    public override string ToString() => $"{PrintedSortCode} …{Last4}";

    internal static (string Value, string? Problem) CheckSortCode(string text)
    {
        if (text.Length == 0)
            return ("", "is required: the six digits that name the bank's branch, such as 10-88-00");

        var digits = AccountText.Compact(text) ?? "";
        return !AccountText.IsDigits(digits) ? ("", "has digits only, such as 10-88-00")
            : digits.Length != SortCodeLength ? ("", $"has {SortCodeLength} digits, such as 10-88-00")
            : AccountText.IsAllZeros(digits) ? ("", "is more than zeros; take it from a bank statement or the bank's app")
            : (digits, null);
    }

    internal static (string Value, string? Problem) CheckAccountNumber(string text)
    {
        if (text.Length == 0)
            return ("", "is required: the eight digits of the account that pays, such as 00012345");

        var digits = AccountText.Compact(text) ?? "";
        return !AccountText.IsDigits(digits) ? ("", "has digits only, such as 00012345")
            : CardNumber.IsWithin(digits) ? ("", "is a card number; give the number of the bank account")
            : digits.Length is >= ShortestAccount and < AccountLength
                ? ("", $"has {AccountLength} digits; put {(AccountLength - digits.Length == 1 ? "a zero" : "two zeros")} in front")
            : digits.Length != AccountLength ? ("", $"has {AccountLength} digits; take it from a bank statement or the bank's app")
            : AccountText.IsAllZeros(digits) ? ("", "is more than zeros; take it from a bank statement or the bank's app")
            : (digits, null);
    }
}
