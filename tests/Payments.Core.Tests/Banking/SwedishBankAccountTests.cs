using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public sealed class SwedishBankAccountTests
{
    [Theory]
    [InlineData("5140", "321 5642", "SEB", "5140", "3215642")]
    [InlineData("9252", "132-2148", "SBAB", "9252", "1322148")]
    [InlineData("9280", "6891477", "Resurs Bank", "9280", "6891477")]
    [InlineData("9420", "417 23 85", "Forex Bank", "9420", "4172385")]
    [InlineData("9108", "8761587", "Nordnet Bank", "9108", "8761587")]
    [InlineData("9752", "6546873", "Northmill Bank", "9752", "6546873")]
    [InlineData("9664", "4465511", "Svea Bank", "9664", "4465511")]
    [InlineData("9882", "1346325", "Riksgälden", "9882", "1346325")]
    [InlineData("3300", "121212-1212", "Nordea", "3300", "1212121212")]
    [InlineData("8327-9", "1234567897", "Swedbank", "8327", "1234567897")]
    [InlineData("8327", "18", "Swedbank", null, null)]
    [InlineData("8327", "00018", "Swedbank", "8327", "0000000018")]
    [InlineData("6789", "123456789", "Handelsbanken", "6789", "123456789")]
    [InlineData("9500", "18", "Plusgirot", "9500", "0000000018")]
    public void The_bank_gives_the_length_and_the_check_digit(
        string clearing,
        string number,
        string bank,
        string? readClearing,
        string? readNumber
    )
    {
        var problems = SwedishBankAccount.Check(clearing, number, out var account);

        Assert.Equal(
            readNumber is null
                ?
                [
                    new FieldRefusal(
                        "account_number",
                        $"account_number has 5 to 10 digits at {bank}; take it from a bank statement or the bank's app"
                    ),
                ]
                : [],
            problems
        );
        Assert.Equal((readClearing, readNumber), (account?.ClearingNumber, account?.AccountNumber));
        Assert.True(account is null || account.BankName == bank);
    }

    [Theory]
    [InlineData(null, "clearing_number is required: the four or five digits before the account number, such as 5000")]
    [InlineData("50A0", "clearing_number has digits only, such as 5000 or 8327-9")]
    [InlineData("500", "clearing_number has 4 digits, or 5 where it begins with 8")]
    [InlineData("832790", "clearing_number has 4 digits, or 5 where it begins with 8")]
    [InlineData("51401", "clearing_number has 4 digits; only one that begins with 8 has 5")]
    [InlineData("8327-8", "clearing_number has a fifth digit that does not fit the others; check it, or leave the fifth digit out")]
    [InlineData("0999", "clearing_number is of no bank that we know; take it from a bank statement or the bank's app")]
    [InlineData("9999", "clearing_number is of no bank that we know; take it from a bank statement or the bank's app")]
    public void A_wrong_clearing_number_is_told_alone(string? clearing, string message)
    {
        Assert.Equal([new FieldRefusal("clearing_number", message)], SwedishBankAccount.Check(clearing, "3215642", out var account));

        Assert.Null(account);
    }

    [Theory]
    [InlineData("5140", "", "account_number is required: the number of the account that pays, without its clearing number")]
    [InlineData("5140", "32156x2", "account_number has digits only")]
    [InlineData("5140", "3215643", "account_number has a check digit that does not fit SEB; check both numbers for a wrong digit")]
    [InlineData("5141", "3215642", "account_number has a check digit that does not fit SEB; check both numbers for a wrong digit")]
    [InlineData("5140", "321564", "account_number has 7 digits at SEB; put zeros in front where they were left out")]
    [InlineData("5140", "3215", "account_number has 7 digits at SEB; take it from a bank statement or the bank's app")]
    [InlineData("5140", "32156420", "account_number has 7 digits at SEB; take it from a bank statement or the bank's app")]
    [InlineData("5140", "51403215642", "account_number begins with the clearing number, which has its own field; leave it out here")]
    [InlineData(
        "6789",
        "000000000",
        "account_number has a check digit that does not fit Handelsbanken; check both numbers for a wrong digit"
    )]
    [InlineData("6789", "1234567890", "account_number has 8 to 9 digits at Handelsbanken; take it from a bank statement or the bank's app")]
    [InlineData("3300", "191212121212", "account_number has 10 digits at Nordea; take it from a bank statement or the bank's app")]
    [InlineData("5140", "4242 4242 4242 4242", "account_number is a card number; give the number of the bank account")]
    public void A_wrong_account_number_is_told_alone(string clearing, string number, string message)
    {
        Assert.Equal([new FieldRefusal("account_number", message)], SwedishBankAccount.Check(clearing, number, out var account));

        Assert.Null(account);
    }

    [Fact]
    public void What_is_kept_names_the_bank_and_not_the_account()
    {
        Assert.Empty(SwedishBankAccount.Check("5140", "3215642", out var account));

        Assert.Equal(new BankAccountSummary(BankAccountScheme.Sweden, "SE", "5642", "SEB", "5140"), account!.Summarize());
        Assert.Equal("SEB 5140 …5642", account.ToString());
    }

    [Fact]
    public void The_ranges_stand_in_order_and_do_not_overlap() =>
        Assert.All(
            SwedishClearingTable.All.Zip(SwedishClearingTable.All.Skip(1)),
            pair => Assert.True(pair.First.First <= pair.First.Last && pair.First.Last < pair.Second.First, $"{pair}")
        );

    [Fact]
    public void Of_every_ten_last_digits_at_most_one_fits_and_a_changed_digit_is_found() =>
        MoneyGenerators.Check(
            from range in Gen.Elements(SwedishClearingTable.All.ToArray())
            from clearing in Gen.Choose(range.First, range.Last)
            let length = range.Form switch
            {
                SwedishAccountForm.SevenAfterShortClearing or SwedishAccountForm.SevenAfterClearing => 7,
                SwedishAccountForm.Nine => 9,
                SwedishAccountForm.Ten or SwedishAccountForm.UpToTen => 10,
            }
            from digits in Gen.ArrayOf(Gen.Elements("0123456789".ToCharArray()), length)
            from at in Gen.Choose(0, length - 1)
            select (clearing: $"{clearing}", number: new string(digits), at),
            row => "0123456789".Count(digit => Fits(row.clearing, row.number[..row.at] + digit + row.number[(row.at + 1)..])) <= 1
        );

    [Fact]
    public void What_is_read_once_is_read_again_from_what_came_out() =>
        MoneyGenerators.Check(
            from clearing in Gen.Choose(8000, 8999)
            from number in Gen.Choose(1, 999_999_999)
            select (clearing: $"{clearing}", number: $"{number}"),
            row =>
            {
                var read = Enumerable.Range(0, 10).Select(digit => row.number + digit).Where(number => Fits(row.clearing, number)).ToList();
                return read.Count == (row.number.Length >= 4 ? 1 : 0)
                    && read.All(number =>
                        SwedishBankAccount.Check(row.clearing, number, out var account).Count == 0
                        && SwedishBankAccount.Check(account!.ClearingNumber, account.AccountNumber, out var again).Count == 0
                        && again == account
                    );
            }
        );

    private static bool Fits(string clearing, string number) => SwedishBankAccount.Check(clearing, number, out _).Count == 0;
}
