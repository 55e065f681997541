using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public sealed class UkBankAccountTests
{
    [Theory]
    [InlineData("108800", "00012345")]
    [InlineData("10-88-00", "0001 2345")]
    [InlineData(" 10 88 00 ", "00.01.23.45")]
    [InlineData("\u200b10\u201188\u201300", "\ufeff0001\u00ad2345\t")]
    [InlineData("1088٠٠", "０００１２３４５")]
    public void It_is_read_as_people_write_it(string sortCode, string accountNumber)
    {
        Assert.Empty(UkBankAccount.Check(sortCode, accountNumber, out var account));

        Assert.Equal(
            ("108800", "10-88-00", "00012345", "2345"),
            (account!.SortCode, account.PrintedSortCode, account.AccountNumber, account.Last4)
        );
        Assert.Equal("10-88-00 …2345", account.ToString());
        Assert.Equal(new BankAccountSummary(BankAccountScheme.Uk, "GB", "2345", null, "108800"), account.Summarize());
    }

    [Theory]
    [InlineData(null, "sort_code is required: the six digits that name the bank's branch, such as 10-88-00")]
    [InlineData("10-88-0", "sort_code has 6 digits, such as 10-88-00")]
    [InlineData("10-88-000", "sort_code has 6 digits, such as 10-88-00")]
    [InlineData("10-88-0x", "sort_code has digits only, such as 10-88-00")]
    [InlineData("10-88-0O", "sort_code has digits only, such as 10-88-00")]
    [InlineData("00-00-00", "sort_code is more than zeros; take it from a bank statement or the bank's app")]
    [InlineData("000000", "sort_code is more than zeros; take it from a bank statement or the bank's app")]
    public void A_wrong_sort_code_is_told(string? sortCode, string message)
    {
        Assert.Equal([new FieldRefusal("sort_code", message)], UkBankAccount.Check(sortCode, "00012345", out var account));

        Assert.Null(account);
    }

    [Theory]
    [InlineData("", "account_number is required: the eight digits of the account that pays, such as 00012345")]
    [InlineData("1234567", "account_number has 8 digits; put a zero in front")]
    [InlineData("123456", "account_number has 8 digits; put two zeros in front")]
    [InlineData("12345", "account_number has 8 digits; take it from a bank statement or the bank's app")]
    [InlineData("123456789", "account_number has 8 digits; take it from a bank statement or the bank's app")]
    [InlineData("0000 0000", "account_number is more than zeros; take it from a bank statement or the bank's app")]
    [InlineData("1234567A", "account_number has digits only, such as 00012345")]
    [InlineData("4242 4242 4242 4242", "account_number is a card number; give the number of the bank account")]
    public void A_wrong_account_number_is_told(string? accountNumber, string message)
    {
        Assert.Equal([new FieldRefusal("account_number", message)], UkBankAccount.Check("108800", accountNumber, out var account));

        Assert.Null(account);
    }

    [Fact]
    public void Both_fields_are_told_at_once() =>
        Assert.Equal(["sort_code", "account_number"], UkBankAccount.Check("", "", out _).Select(problem => problem.Field));

    [Fact]
    public void Every_pair_of_the_right_lengths_is_read_back_from_its_printed_form() =>
        MoneyGenerators.Check(
            from sort in Gen.Choose(0, 999_999)
            from number in Gen.Choose(1, 99_999_999)
            select (sort: $"{sort:000000}", number: $"{number:00000000}"),
            row =>
                UkBankAccount.Check(row.sort, row.number, out var account).Count == 0
                && UkBankAccount.Check(account!.PrintedSortCode, account.AccountNumber, out var again).Count == 0
                && again == account
        );
}
